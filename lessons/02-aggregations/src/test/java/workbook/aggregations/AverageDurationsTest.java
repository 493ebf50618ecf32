package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.AverageDurations.AVERAGE_SECONDS_PER_PAGE;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class AverageDurationsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(AverageDurations::build);

    @Test
    void one_page_knows_nothing_of_another() {
        var clicks = clicks();
        var averages = averages();

        clicks.pipeInput(click("/home", 10));
        clicks.pipeInput(click("/cart", 2));
        clicks.pipeInput(click("/home", 20));

        exercise.check(averages.readKeyValuesToList())
                .mistake(
                        got -> got.stream().anyMatch(average -> average.key.equals("user1")),
                        "the clicks are grouped by user, not by page.")
                .mistake(got -> got.contains(pair("/home", 30.0)), "the sum came out, not the average.")
                .mistake(
                        got -> got.stream().anyMatch(average -> average.value > 0 && average.value < Double.MIN_NORMAL),
                        "Longs were written where Doubles belong: both have eight bytes, so no serde complains,"
                                + " and the averages are next to nothing.")
                .mistake(
                        got -> got.contains(pair("/cart", 6.0)),
                        "the first click on /cart found the seconds of /home: the state of one key leaked into"
                                + " another.")
                .because("The initializer is called for each new key. If it gives the same object every time,"
                        + " and the aggregator changes that object, all keys write into one. With an accumulator"
                        + " that never changes this cannot happen.")
                .is(pair("/home", 10.0), pair("/cart", 2.0), pair("/home", 15.0));
    }

    @Test
    void each_click_gives_a_new_average_of_its_page() {
        var clicks = clicks();
        var averages = averages();

        clicks.pipeInput(click("/home", 5));
        clicks.pipeInput(click("/home", 10));

        exercise.check(averages.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("/home", 7.0)),
                        "an average lost its fraction: whole numbers were divided.")
                .because("The average is all seconds of the page divided by the number of its clicks.")
                .is(pair("/home", 5.0), pair("/home", 7.5));
    }

    @Test
    void all_clicks_weigh_the_same() {
        var clicks = clicks();
        var averages = averages();

        clicks.pipeInput(click("/home", 2));
        clicks.pipeInput(click("/home", 4));
        clicks.pipeInput(click("/home", 9));

        exercise.check(averages.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("/home", 6.0)),
                        "the latest click weighs as much as all before it: this is an average of averages.")
                .because("An average does not say of how many clicks it is made. The count and the sum do, so"
                        + " keep those.")
                .is(pair("/home", 2.0), pair("/home", 3.0), pair("/home", 5.0));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Double> averages() {
        return exercise.output(AVERAGE_SECONDS_PER_PAGE, Serdes.String(), Serdes.Double());
    }

    private static Click click(String page, int duration) {
        return new Click("user1", page, duration, START);
    }
}
