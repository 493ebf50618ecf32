package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.ScoresPerUser.CLICKS_BY_USER;
import static workbook.aggregations.ScoresPerUser.SCORES_PER_USER;
import static workbook.engine.EventTime.START;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class ScoresPerUserTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ScoresPerUser::build);

    @Test
    void scores_add_up_for_each_user() {
        var clicks = clicks();
        var scores = scores();

        clicks.pipeInput("user1", click("user1", 5));
        clicks.pipeInput("user2", click("user2", 10));
        clicks.pipeInput("user1", click("user1", 3));

        exercise.check(scores.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("user1", 5L)) && got.contains(pair("user1", 35L)),
                        "the first click of a user adds its seconds, not its score: a reducer does not run on"
                                + " the first value.")
                .mistake(
                        got -> got.contains(pair("user1", 5L)) && got.contains(pair("user1", 8L)),
                        "the seconds are added up, not the scores.")
                .because("A click's score is ten times its duration.")
                .is(pair("user1", 50L), pair("user2", 100L), pair("user1", 80L));
    }

    @Test
    void nothing_travels_through_a_topic_in_between() {
        exercise.check(RepartitionTopics.of(exercise))
                .mistake(
                        got -> !got.isEmpty(),
                        "the clicks are repartitioned, although equal keys lie together already.")
                .because("Kafka Streams does not compare keys. After an operator that might change the key,"
                        + " such as map, selectKey or groupBy, it repartitions even if the key is the same as"
                        + " before.")
                .isEmpty();
    }

    @Test
    void a_click_without_a_key_is_left_out() {
        var clicks = clicks();
        var scores = scores();

        clicks.pipeInput("user1", click("user1", 5));
        clicks.pipeInput(click("user1", 3));

        exercise.check(scores.readKeyValuesToList())
                .because("Here it is the key that says who clicked; an aggregation drops a record without one.")
                .is(pair("user1", 50L));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(CLICKS_BY_USER, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Long> scores() {
        return exercise.output(SCORES_PER_USER, Serdes.String(), Serdes.Long());
    }

    private static Click click(String user, int duration) {
        return new Click(user, "/home", duration, START);
    }
}
