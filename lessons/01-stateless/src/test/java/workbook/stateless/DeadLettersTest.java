package workbook.stateless;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;
import static workbook.stateless.DeadLetters.DEAD_LETTERS;
import static workbook.stateless.DeadLetters.READABLE_CLICKS;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
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

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(DeadLetters::build);

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
                .because("Who drops what cannot be read loses it for ever; a dead letter can be mended and sent again.")
                .is(CUT_OFF, WITHOUT_PAGE);
    }

    @Test
    void a_dead_letter_is_kept_byte_for_byte_with_its_key_and_time() {
        var payloads = payloads();
        var deadLetters = deadLetters();

        payloads.pipeInput(new TestRecord<>("tablet", bytes(WITHOUT_PAGE), at(7)));

        exercise.check(deadLetters.readRecordsToList())
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
    void a_record_without_a_value_is_no_click_either() {
        var payloads = payloads();
        var deadLetters = deadLetters();
        var clicks = exercise.output(READABLE_CLICKS, Serdes.String(), JsonSerdes.click());

        payloads.pipeInput(new TestRecord<>("tablet", null, at(7)));

        exercise.check(clicks.readValuesToList())
                .mistake(got -> !got.isEmpty(), "a record without a value was passed on as a click.")
                .because("Null values do reach mapValues: a deserializer gives null for null, and throws nothing.")
                .isEmpty();
        exercise.check(deadLetters.readRecordsToList())
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

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
