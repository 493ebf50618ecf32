package workbook.stateless;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.streams.StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;
import static workbook.stateless.DeadLetters.DEAD_LETTERS;
import static workbook.stateless.DeadLetters.READABLE_CLICKS;

import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class DeadLettersTest {

    private static final String CLICK = """
            {"user_id": "user1", "page": "/home", "duration": 5, "timestamp": "2026-01-05T00:00:00"}""";
    private static final String CUT_OFF = """
            {"user_id": "user1", "page": "/ho""";
    private static final String WITHOUT_PAGE = """
            {"user_id": "user1",   "duration": 5, "timestamp": "2026-01-05T00:00:00"}""";
    private static final String IN_ANOTHER_ENCODING = """
            {"user_id": "user1", "page": "/caf\u00e9", "duration": 5, "timestamp": "2026-01-05T00:00:00"}""";

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(DeadLetters::build)
            .with(DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class)
            .mistake(
                    thrown -> thrown instanceof SerializationException,
                    "an exception left an operator and stopped the application, which runs with"
                            + " LogAndContinueExceptionHandler: that one is asked only where a source reads.");

    @Test
    void what_is_a_click_is_passed_on_as_a_click() {
        var payloads = payloads();
        var clicks = exercise.output(READABLE_CLICKS, Serdes.String(), JsonSerdes.click());

        payloads.pipeInput(bytes(CLICK));
        payloads.pipeInput(bytes(CLICK));

        exercise.check(clicks.readValuesToList())
                .because("A payload that holds all fields of a click is one.")
                .is(new Click("user1", "/home", 5, START), new Click("user1", "/home", 5, START));
    }

    @Test
    void what_is_no_click_stops_nothing_and_is_kept() {
        var payloads = payloads();
        var deadLetters = deadLetters();

        payloads.pipeInput(bytes(CUT_OFF));
        payloads.pipeInput(bytes(CLICK));
        payloads.pipeInput(bytes(WITHOUT_PAGE));

        exercise.check(deadLetters.readValuesToList())
                .mistake(got -> got.isEmpty(), "the payloads that are no clicks are gone.")
                .mistake(got -> got.contains(CLICK), "a good click is among the dead letters.")
                .mistake(got -> got.size() == 2, "a payload was changed on its way to the dead letters.")
                .because(
                        "What a filter drops, or LogAndContinueExceptionHandler skips, is lost for ever. A dead letter can be mended"
                                + " and sent again.")
                .is(CUT_OFF, WITHOUT_PAGE);
    }

    @Test
    void a_dead_letter_is_kept_byte_for_byte_with_its_key_and_time() {
        var payloads = payloads();
        var deadLetters = deadLetters();

        payloads.pipeInput(new TestRecord<>("tablet", bytes(WITHOUT_PAGE), at(7)));

        exercise.check(withoutHeaders(deadLetters.readRecordsToList()))
                .mistake(
                        got -> got.size() == 1
                                && !WITHOUT_PAGE.equals(got.get(0).value()),
                        "a payload was changed on its way to the dead letters.")
                .mistake(
                        got -> got.size() == 1 && !"tablet".equals(got.get(0).key()),
                        "the key was changed on its way to the dead letters.")
                .because("Only the bytes as they came show what the producer did wrong.")
                .is(new TestRecord<>("tablet", WITHOUT_PAGE, at(7)));
    }

    @Test
    void a_payload_in_another_encoding_is_no_click() {
        var payloads = payloads();
        var deadLetters = exercise.output(DEAD_LETTERS, Serdes.String(), Serdes.ByteArray());
        var clicks = exercise.output(READABLE_CLICKS, Serdes.String(), JsonSerdes.click());

        payloads.pipeInput(IN_ANOTHER_ENCODING.getBytes(ISO_8859_1));

        exercise.check(clicks.readValuesToList())
                .mistake(
                        got -> got.stream().anyMatch(click -> click.page().contains("\uFFFD")),
                        "the payload went through a String, which reads any bytes: what it did not understand became \uFFFD.")
                .because("JSON is UTF-8, and this is not. Not every serde fails on what it was not made for.")
                .isEmpty();
        exercise.check(deadLetters.readValuesToList().stream()
                        .map(payload -> new String(payload, ISO_8859_1))
                        .toList())
                .because("Only the bytes as they came show what the producer did wrong.")
                .is(IN_ANOTHER_ENCODING);
    }

    @Test
    void a_record_without_a_value_is_no_click_either() {
        var payloads = payloads();
        var deadLetters = deadLetters();
        var clicks = exercise.output(READABLE_CLICKS, Serdes.String(), JsonSerdes.click());

        payloads.pipeInput(new TestRecord<>("tablet", null, at(7)));

        exercise.check(clicks.readValuesToList())
                .mistake(got -> !got.isEmpty(), "a record without a value was passed on as a click.")
                .because("Null values do reach mapValues: a deserializer gives null for null, and throws nothing.")
                .isEmpty();
        exercise.check(withoutHeaders(deadLetters.readRecordsToList()))
                .mistake(got -> got.isEmpty(), "a record without a value is gone.")
                .because("Nothing is lost: what is no click is a dead letter.")
                .is(new TestRecord<>("tablet", null, at(7)));
    }

    private TestInputTopic<String, byte[]> payloads() {
        return exercise.input(USER_CLICKS, Serdes.String(), Serdes.ByteArray());
    }

    private TestOutputTopic<String, String> deadLetters() {
        return exercise.output(DEAD_LETTERS, Serdes.String(), Serdes.String());
    }

    /** Headers may be added: what was wrong, for instance. */
    private static List<TestRecord<String, String>> withoutHeaders(List<TestRecord<String, String>> letters) {
        return letters.stream()
                .map(letter -> new TestRecord<>(letter.key(), letter.value(), letter.getRecordTime()))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
