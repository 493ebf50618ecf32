package workbook.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.application.LargeClicks.DEAD_LETTERS;
import static workbook.clickstream.Topics.FILTERED_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Response;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.application.LargeClicks.SkipTooLarge;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;

class LargeClicksTest {

    private static final int LARGEST_REQUEST = 2_000;

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, 1, (short) 1),
            new NewTopic(FILTERED_CLICKS, 1, (short) 1),
            new NewTopic(DEAD_LETTERS, 1, (short) 1));

    @Test
    void what_is_too_large_is_skipped() {
        exercise.check(answerTo(new RecordTooLargeException("3000 bytes")).result())
                .mistake(Result.RETRY::equals, "the same record would be tried again, and be as large as before.")
                .because("A record that is too large will never be written. By default the application stops at it.")
                .is(Result.RESUME);
    }

    @Test
    void a_small_dead_letter_tells_where_it_came_from() {
        exercise.check(answerTo(new RecordTooLargeException("3000 bytes")).deadLetterQueueRecords().stream()
                        .map(letter -> pair(letter.topic(), new String(letter.value(), UTF_8)))
                        .toList())
                .mistake(
                        List::isEmpty,
                        "there is no dead letter: the setting of the topic is read by Kafka's own handlers, not by"
                                + " Kafka for any handler.")
                .mistake(
                        letters -> letters.get(0).value.length() > LARGEST_REQUEST,
                        "the dead letter holds the record that was too large, so it is too large itself.")
                .mistake(
                        letters -> !letters.get(0).key.equals(DEAD_LETTERS),
                        "the dead letter goes to another topic than the setting names: configure is the time to keep the"
                                + " name.")
                .because("In the source topic the whole record can be found again, at its partition and offset.")
                .is(pair(DEAD_LETTERS, "user-clicks-2@17"));
    }

    @Test
    void what_is_not_the_records_fault_is_never_skipped() {
        exercise.check(List.of(
                        answerTo(new TopicAuthorizationException(FILTERED_CLICKS))
                                .result(),
                        answerTo(new TimeoutException("no answer")).result()))
                .mistake(
                        results -> results.contains(Result.RESUME),
                        "a record was skipped because the broker was away or the application was not allowed to write:"
                                + " so would all that follow, until nothing is left.")
                .because("Skip what can never be written. What may pass is tried again, or stops the application before"
                        + " records are lost.")
                .satisfies(results -> !results.contains(Result.RESUME), "FAIL or RETRY for both");
    }

    @Test
    void the_application_goes_on_behind_a_large_click() {
        var settings = settings();
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST);
        var application = exercise.start(LargeClicks::build, settings);

        exercise.send(
                Serdes.String(), JsonSerdes.click(), click("/home"), click("/" + "x".repeat(3_000)), click("/cart"));
        application.awaitCaughtUp();

        exercise.check(exercise.read(FILTERED_CLICKS, Serdes.String(), JsonSerdes.click()).stream()
                        .map(click -> click.value.page())
                        .toList())
                .because("The clicks before and behind the large one can be written.")
                .is("/home", "/cart");
        exercise.check(exercise.read(DEAD_LETTERS, Serdes.String(), Serdes.String()))
                .mistake(
                        letters -> letters.stream().noneMatch(letter -> "user-clicks-0@1".equals(letter.value)),
                        "no dead letter tells of the large click: the handler, or the topic it is to use, is not set.")
                .is(pair(null, "user-clicks-0@1"));
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        LargeClicks.configure(settings);
        if (settings.isEmpty() && answer(new RecordTooLargeException("")).result() == Result.FAIL) {
            throw exercise.unsolved();
        }
        return settings;
    }

    private Response answerTo(Exception exception) {
        settings();
        return answer(exception);
    }

    private static Response answer(Exception exception) {
        var handler = new SkipTooLarge();
        handler.configure(Map.of(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DEAD_LETTERS));
        var refused = new ProducerRecord<byte[], byte[]>(FILTERED_CLICKS, new byte[LARGEST_REQUEST + 1]);
        return handler.handleError(new Source(USER_CLICKS, 2, 17), refused, exception);
    }

    private static ProducerRecord<String, Click> click(String page) {
        return new ProducerRecord<>(USER_CLICKS, new Click("user1", page, 8, START));
    }

    /** Where the record came from that led to the refused one. */
    private record Source(String topic, int partition, long offset) implements ErrorHandlerContext {

        @Override
        public Headers headers() {
            return new RecordHeaders();
        }

        @Override
        public String processorNodeId() {
            return "sink";
        }

        @Override
        public TaskId taskId() {
            return new TaskId(0, partition);
        }

        @Override
        public long timestamp() {
            return START.toEpochMilli();
        }

        @Override
        public byte[] sourceRawKey() {
            return null; // not kept when the record is sent
        }

        @Override
        public byte[] sourceRawValue() {
            return null;
        }
    }
}
