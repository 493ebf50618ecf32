package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 1.7: keeps what cannot be read. Chapter 1, "A dead-letter topic". The application runs with Kafka's {@code
 * LogAndContinueExceptionHandler}, which skips what a source cannot read.
 *
 * <pre>
 * user-clicks (bytes)                goes to
 * {"user_id": "user1", "page": ...}  readable-clicks, as a Click
 * {"user_id": "user1"                user-clicks-dead-letters, as the same bytes
 * </pre>
 */
public final class DeadLetters {

    /** What could be read. */
    public static final String READABLE_CLICKS = "readable-clicks";
    /** What could not, byte for byte. */
    public static final String DEAD_LETTERS = "user-clicks-dead-letters";

    private DeadLetters() {}

    /** Sends every record of the clicks' topic on: as a click where it is one, as it came where it is none. */
    public static void build(StreamsBuilder builder) {
        // TODO 1.7
        // - read Topics.USER_CLICKS with values as bytes, so that the source can read, and need not skip, all of them
        // - JsonSerdes.click().deserializer() throws a SerializationException on a payload that is no click
        // - write what it can read to READABLE_CLICKS, as Clicks
        // - write everything else to DEAD_LETTERS with key and bytes as they came; a record without a value
        //   is no click either
    }
}
