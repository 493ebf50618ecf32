package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.ClicksPerUser.CLICKS_PER_USER;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class ClicksPerUserTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClicksPerUser::build);

    @Test
    void each_click_gives_a_new_count_of_its_user() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(click("user1", "/home"));
        clicks.pipeInput(click("user2", "/home"));
        clicks.pipeInput(click("user1", "/cart"));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.isEmpty() && StateStores.areEmpty(exercise.driver()),
                        "nothing was counted. The clicks come without a key, and an aggregation drops what"
                                + " still has none.")
                .mistake(List::isEmpty, "the clicks were counted, but no count came out: the results are held back.")
                .mistake(
                        got -> got.stream().anyMatch(count -> count.key.startsWith("/")),
                        "the clicks are counted by page, not by user.")
                .because("The user stands in the payload, so group by it. There is one result for each click,"
                        + " not one for each user: a stream has no end at which a last count could be told.")
                .is(pair("user1", 1L), pair("user2", 1L), pair("user1", 2L));
    }

    @Test
    void a_key_that_a_click_came_with_does_not_count() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(click("user1", "/home"));
        clicks.pipeInput("tablet", click("user1", "/cart"));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.stream().anyMatch(count -> count.key.equals("tablet")),
                        "a click that came with a key was counted by that key, not by its user.")
                .because("Nobody promises that a producer's key is the user: the payload says who clicked.")
                .is(pair("user1", 1L), pair("user1", 2L));
    }

    @Test
    void the_counts_are_kept_in_a_state_store() {
        clicks();

        exercise.check(List.copyOf(exercise.driver().getAllStateStores().keySet()))
                .mistake(
                        List::isEmpty,
                        "there is no state store: what is counted in a variable of your own is gone after a crash.")
                .because("A state store has a changelog topic, from which Kafka Streams restores it wherever"
                        + " its task runs next.")
                .satisfies(stores -> !stores.isEmpty(), "a state store");
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Long> counts() {
        return exercise.output(CLICKS_PER_USER, Serdes.String(), Serdes.Long());
    }

    private static Click click(String user, String page) {
        return new Click(user, page, 5, START);
    }
}
