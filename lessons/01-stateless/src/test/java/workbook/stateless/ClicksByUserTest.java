package workbook.stateless;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;
import static workbook.stateless.ClicksByUser.CLICKS_BY_USER;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.engine.TopologyTopics;
import workbook.testkit.TopologyExercise;

class ClicksByUserTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClicksByUser::build);

    @Test
    void each_click_has_its_user_as_the_key() {
        var clicks = clicks();
        var byUser = byUser();

        clicks.pipeInput(click("user1", "/home", 5));
        clicks.pipeInput(click("user2", "/products", 10));
        clicks.pipeInput(click("user1", "/cart", 3));

        exercise.check(byUser.readKeyValuesToList())
                .mistake(got -> got.stream().allMatch(record -> record.key == null), "the records still have no key.")
                .mistake(
                        got -> got.stream()
                                .anyMatch(record -> record.value.page().equals(record.key)),
                        "the key is the page, not the user.")
                .because("Records of one key go to one partition, in order; without a key they are spread.")
                .is(
                        pair("user1", click("user1", "/home", 5)),
                        pair("user2", click("user2", "/products", 10)),
                        pair("user1", click("user1", "/cart", 3)));
    }

    @Test
    void the_user_replaces_whatever_key_came_in() {
        var clicks = clicks();
        var byUser = byUser();

        clicks.pipeInput(new TestRecord<>("tablet", click("user2", "/products", 10), at(7)));

        exercise.check(byUser.readRecordsToList())
                .mistake(
                        got -> got.stream().anyMatch(record -> "tablet".equals(record.key())),
                        "a record that came with a key kept the old key.")
                .because("Nobody promises that a producer's key is the user: the payload says who clicked.")
                .is(new TestRecord<>("user2", click("user2", "/products", 10), at(7)));
    }

    @Test
    void nothing_travels_through_a_topic_in_between() {
        var topics = TopologyTopics.of(exercise.description());

        exercise.check(List.copyOf(topics.internal()))
                .mistake(
                        got -> !got.isEmpty(),
                        "the clicks go through a repartition topic, and back, before they are written.")
                .because("A new key only marks the stream. Kafka Streams repartitions when an operator needs equal keys"
                        + " together, such as a count; writing to a topic places records by key anyway.")
                .isEmpty();
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Click> byUser() {
        return exercise.output(CLICKS_BY_USER, Serdes.String(), JsonSerdes.click());
    }

    private static Click click(String user, String page, int duration) {
        return new Click(user, page, duration, START);
    }
}
