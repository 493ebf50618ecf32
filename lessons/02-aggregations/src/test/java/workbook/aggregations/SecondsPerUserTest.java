package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.SecondsPerUser.SECONDS_PER_USER;
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

class SecondsPerUserTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(SecondsPerUser::build);

    @Test
    void durations_add_up_for_each_user() {
        var clicks = clicks();
        var seconds = seconds();

        clicks.pipeInput(click("user1", 5));
        clicks.pipeInput(click("user2", 10));
        clicks.pipeInput(click("user1", 3));

        exercise.check(seconds.readKeyValuesToList())
                .mistake(
                        got -> got.isEmpty() && StateStores.areEmpty(exercise.driver()),
                        "nothing was added up. The clicks come without a key, and an aggregation drops what"
                                + " still has none.")
                .mistake(got -> got.contains(pair("user1", 3L)), "the latest duration takes the place of the sum.")
                .mistake(
                        got -> got.contains(pair("user1", 13L)) || got.contains(pair("user1", 18L)),
                        "the seconds of one user went into the sum of another.")
                .because("What the store holds of a user and what a click adds to it make the new sum.")
                .is(pair("user1", 5L), pair("user2", 10L), pair("user1", 8L));
    }

    @Test
    void a_long_click_counts_for_a_minute() {
        var clicks = clicks();
        var seconds = seconds();

        clicks.pipeInput(click("user1", 5));
        clicks.pipeInput(click("user1", 600));

        exercise.check(seconds.readKeyValuesToList())
                .mistake(got -> got.size() == 1, "a click of ten minutes was dropped; it should count for one minute.")
                .mistake(got -> got.contains(pair("user1", 605L)), "a click of ten minutes counts for ten minutes.")
                .mistake(
                        got -> got.contains(pair("user1", 60L)),
                        "the sum stops at a minute; only what a single click adds to it should.")
                .because("Whoever stays longer has left the tab open.")
                .is(pair("user1", 5L), pair("user1", 65L));
    }

    @Test
    void the_first_click_of_a_user_counts_for_a_minute_too() {
        var clicks = clicks();
        var seconds = seconds();

        clicks.pipeInput(click("user1", 600));
        clicks.pipeInput(click("user1", 5));

        exercise.check(seconds.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("user1", 600L)),
                        "the first click of a user counts for ten minutes, as if the rule began with the second.")
                .because("A reducer joins two values. It does not run on the first value of a key, which is"
                        + " stored as it is: so bring the values into their form before they are reduced.")
                .is(pair("user1", 60L), pair("user1", 65L));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Long> seconds() {
        return exercise.output(SECONDS_PER_USER, Serdes.String(), Serdes.Long());
    }

    private static Click click(String user, int duration) {
        return new Click(user, "/home", duration, START);
    }
}
