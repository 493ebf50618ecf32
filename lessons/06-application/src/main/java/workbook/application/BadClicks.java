package workbook.application;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.2: keeps what a source cannot read, by configuration. Chapter 6, "Bad records".
 *
 * <pre>
 * user-clicks                        goes to
 * {"user_id": "user1", "page": ...}  filtered-clicks
 * {"user_id": "user1"                click-analytics-dead-letters: the same bytes, and headers that tell
 *                                    topic, partition, offset and exception
 * </pre>
 */
public final class BadClicks {

    /** What could not be read, byte for byte. */
    public static final String DEAD_LETTERS = "click-analytics-dead-letters";

    private BadClicks() {}

    /** Passes on the clicks of more than five seconds; nothing is to be done here. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((key, click) -> click.duration() > 5)
                .to(Topics.FILTERED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.click()));
    }

    /** Sets what becomes of a record that the source cannot read. */
    public static void configure(Map<String, Object> settings) {
        // TODO 6.2
        // - a record that cannot be read must stop nothing: choose the handler that skips it
        // - and must not be lost: name the dead-letter topic, DEAD_LETTERS, to which Kafka's handlers write it
        // Each setting has a constant in StreamsConfig.
    }
}
