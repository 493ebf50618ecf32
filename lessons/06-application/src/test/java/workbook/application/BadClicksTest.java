package workbook.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workbook.application.BadClicks.DEAD_LETTERS;
import static workbook.clickstream.Topics.FILTERED_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class BadClicksTest {

    private static final String CLICK = """
            {"user_id": "user1", "page": "/home", "duration": 8, "timestamp": "2026-01-05T00:00:00"}""";
    private static final String CUT_OFF = """
            {"user_id": "user1", "page": "/ho""";

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(BadClicks::build)
            .mistake(
                    thrown -> thrown instanceof SerializationException,
                    "a record that could not be read stopped the application, and will stop it at each start again.");

    @Test
    void a_bad_record_stops_nothing() {
        var payloads = payloads();
        var clicks = exercise.output(FILTERED_CLICKS, Serdes.String(), JsonSerdes.click());

        payloads.pipeInput(bytes(CUT_OFF));
        payloads.pipeInput(bytes(CLICK));

        exercise.check(clicks.readValuesToList())
                .because("A handler is asked what to do with each record that a source cannot read: fail, as it is by"
                        + " default, or skip it and go on.")
                .is(new Click("user1", "/home", 8, START));
    }

    @Test
    void a_bad_record_is_kept_byte_for_byte_with_its_key_and_time() {
        var payloads = payloads();

        payloads.pipeInput(new TestRecord<>("tablet", bytes(CUT_OFF), at(7)));
        payloads.pipeInput(new TestRecord<>("tablet", bytes(CLICK), at(8)));

        exercise.check(deadLetters().stream().map(BadClicksTest::withoutHeaders).toList())
                .mistake(
                        List::isEmpty,
                        "the record is lost: the application goes on, but nothing came to '" + DEAD_LETTERS + "'.")
                .because("Who only goes on has lost the record once its topic has forgotten it. A dead letter can be"
                        + " mended and sent again.")
                .is(new TestRecord<>("tablet", CUT_OFF, at(7)));
    }

    @Test
    void its_headers_tell_where_it_came_from() {
        var payloads = payloads();

        payloads.pipeInput(bytes(CLICK));
        payloads.pipeInput(bytes(CUT_OFF));

        exercise.check(deadLetters().stream()
                        .map(TestRecord::headers)
                        .map(BadClicksTest::origin)
                        .toList())
                .mistake(
                        origins -> origins.stream().anyMatch(Map::isEmpty),
                        "the dead letter has no headers: nobody can tell where it came from.")
                .because("Kafka's own handlers add headers that begin with __streams.errors. With topic, partition and"
                        + " offset the record is found again, and what came before and after it (KIP-1034).")
                .is(Map.of("topic", USER_CLICKS, "partition", "0", "offset", "1"));
    }

    private TestInputTopic<String, byte[]> payloads() {
        var settings = new HashMap<String, Object>();
        BadClicks.configure(settings);
        if (settings.isEmpty()) {
            throw exercise.unsolved();
        }
        settings.forEach(exercise::with);
        return exercise.input(USER_CLICKS, Serdes.String(), Serdes.ByteArray());
    }

    /** Kafka's handlers write this topic past the topology, so it has no sink there. */
    private List<TestRecord<String, String>> deadLetters() {
        TestOutputTopic<String, String> topic = exercise.driver()
                .createOutputTopic(
                        DEAD_LETTERS,
                        Serdes.String().deserializer(),
                        Serdes.String().deserializer());
        return topic.readRecordsToList();
    }

    private static TestRecord<String, String> withoutHeaders(TestRecord<String, String> letter) {
        return new TestRecord<>(letter.key(), letter.value(), letter.getRecordTime());
    }

    private static Map<String, String> origin(Headers headers) {
        var origin = new HashMap<String, String>();
        StreamSupport.stream(headers.spliterator(), false)
                .filter(header -> header.key().matches("__streams\\.errors\\.(topic|partition|offset)"))
                .forEach(header ->
                        origin.put(header.key().replace("__streams.errors.", ""), new String(header.value(), UTF_8)));
        return Map.copyOf(origin);
    }

    private static byte[] bytes(String payload) {
        return payload.getBytes(UTF_8);
    }
}
