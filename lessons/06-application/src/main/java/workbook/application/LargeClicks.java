package workbook.application;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
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
        // TODO 6.4 (last)
        // - name SkipTooLarge as the handler, and DEAD_LETTERS as the dead-letter topic
    }

    /** Skips what is too large, and leaves a dead letter that tells where it came from. */
    public static final class SkipTooLarge implements ProductionExceptionHandler {

        /** Is handed all settings of the application, once. */
        @Override
        public void configure(Map<String, ?> settings) {
            // TODO 6.4 (first)
            // - remember the dead-letter topic: a handler of one's own has to write there itself
        }

        /** Decides what becomes of a record that the producer or the broker refuses. */
        @Override
        public Response handleError(
                ErrorHandlerContext context, ProducerRecord<byte[], byte[]> refused, Exception exception) {
            // TODO 6.4 (second)
            // - a RecordTooLargeException is the record's own fault: go on, with one dead letter without key, whose
            //   value tells the place in the source: user-clicks-0@1 for partition 0, offset 1
            // - anything else is not, and may pass: never skip a record for it
            return Response.fail();
        }
    }
}
