package workbook.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.4: goes on when a record is too large to be written, and only then. Chapter 6, "Failures in production".
 *
 * <pre>
 * user-clicks, partition 0         filtered-clicks   click-analytics-dead-letters
 * offset 0: user1 /home            user1 /home
 * offset 1: user2, a page of 2 MB                    user-clicks-0@1
 * </pre>
 */
public final class LargeClicks {

    /** Where those came from that were too large. */
    public static final String DEAD_LETTERS = "click-analytics-dead-letters";

    private LargeClicks() {}

    /** Passes on the clicks of more than five seconds; nothing is to be done here. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((key, click) -> click.duration() > 5)
                .to(Topics.FILTERED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.click()));
    }

    /** Sets what becomes of a record that cannot be written. */
    public static void configure(Map<String, Object> settings) {
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipTooLarge.class);
        settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DEAD_LETTERS);
    }

    /** Skips what is too large, and leaves a dead letter that tells where it came from. */
    public static final class SkipTooLarge implements ProductionExceptionHandler {

        private String deadLetters;

        /** Is handed all settings of the application, once. */
        @Override
        public void configure(Map<String, ?> settings) {
            deadLetters = (String) settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        }

        /** Decides what becomes of a record that the producer or the broker refuses. */
        @Override
        public Response handleError(
                ErrorHandlerContext context, ProducerRecord<byte[], byte[]> refused, Exception exception) {
            if (exception instanceof RecordTooLargeException) {
                return Response.resume(List.of(reference(context)));
            }
            return exception instanceof RetriableException ? Response.retry() : Response.fail();
        }

        /** The record itself would be too large for the dead letters too. */
        private ProducerRecord<byte[], byte[]> reference(ErrorHandlerContext context) {
            var place = context.topic() + "-" + context.partition() + "@" + context.offset();
            return new ProducerRecord<>(deadLetters, place.getBytes(UTF_8));
        }
    }
}
