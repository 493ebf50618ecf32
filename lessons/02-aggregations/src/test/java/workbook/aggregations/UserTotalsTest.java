package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.UserTotals.CLICK_TOTALS;
import static workbook.aggregations.UserTotals.SECOND_TOTALS;
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

class UserTotalsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(UserTotals::build);

    @Test
    void both_share_one_repartition_topic() {
        exercise.check(RepartitionTopics.of(exercise))
                .mistake(
                        got -> got.size() > 1,
                        "the same clicks are repartitioned more than once: each time they are all written and"
                                + " read again.")
                .because("A grouping whose repartition topic has a name of yours may be aggregated as often as"
                        + " you like: the topic is made once. So is one that comes from repartition().")
                .satisfies(topics -> topics.size() == 1, "one repartition topic");
    }

    @Test
    void the_repartition_topic_has_the_name_that_was_given_to_it() {
        exercise.check(RepartitionTopics.of(exercise))
                .mistake(
                        got -> got.contains("clicks-by-user"),
                        "the clicks go through a topic of yours, which somebody would have to create and to clear up.")
                .mistake(
                        got -> got.stream().anyMatch(topic -> topic.startsWith("KSTREAM-")),
                        "the repartition topic has a generated name, with a number that counts the operators"
                                + " before it.")
                .because("If an operator is put in or taken out before it, a generated name changes, and what"
                        + " still lies in the old topic is never read. The repartition topic's name is Grouped's"
                        + " or Repartitioned's; the other names in a topology are for other things.")
                .is("clicks-by-user-repartition");
    }

    @Test
    void clicks_are_counted_and_their_seconds_added_up() {
        var clicks = clicks();
        var clickTotals = totals(CLICK_TOTALS);
        var secondTotals = totals(SECOND_TOTALS);

        clicks.pipeInput(click("user1", 5));
        clicks.pipeInput(click("user2", 10));
        clicks.pipeInput(click("user1", 3));

        exercise.check(clickTotals.readKeyValuesToList())
                .because("Every click is one more.")
                .is(pair("user1", 1L), pair("user2", 1L), pair("user1", 2L));
        exercise.check(secondTotals.readKeyValuesToList())
                .because("Every click adds its duration.")
                .is(pair("user1", 5L), pair("user2", 10L), pair("user1", 8L));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Long> totals(String topic) {
        return exercise.output(topic, Serdes.String(), Serdes.Long());
    }

    private static Click click(String user, int duration) {
        return new Click(user, "/home", duration, START);
    }
}
