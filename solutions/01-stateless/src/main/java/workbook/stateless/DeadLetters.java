package workbook.stateless;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

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

    private static final Deserializer<Click> CLICK = JsonSerdes.click().deserializer();

    private DeadLetters() {}

    /** A payload, and the click that it holds; null if it holds none. */
    private record Letter(byte[] payload, Click click) {

        static Letter open(byte[] payload) {
            try {
                return new Letter(payload, CLICK.deserialize(Topics.USER_CLICKS, payload));
            } catch (SerializationException unreadable) {
                return new Letter(payload, null);
            }
        }

        boolean isReadable() {
            return click != null;
        }
    }

    /** Sends every record of the clicks' topic on: as a click where it is one, as it came where it is none. */
    public static void build(StreamsBuilder builder) {
        var letters = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .mapValues(Letter::open)
                .split(Named.as("letters-"))
                .branch((key, letter) -> letter.isReadable(), Branched.as("readable"))
                .defaultBranch(Branched.as("dead"));

        letters.get("letters-readable")
                .mapValues(Letter::click)
                .to(READABLE_CLICKS, Produced.with(Serdes.String(), JsonSerdes.click()));
        letters.get("letters-dead")
                .mapValues(Letter::payload)
                .to(DEAD_LETTERS, Produced.with(Serdes.String(), Serdes.ByteArray()));
    }
}
