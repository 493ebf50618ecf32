package workbook.setup;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 0.4: a first topology, from one topic to another. Chapter 0, "A first topology".
 *
 * <pre>
 * user-clicks               copied-clicks
 * null -> user1 /home 5 s   null -> user1 /home 5 s
 * </pre>
 */
public final class CopiedClicks {

    /** The same clicks once more. */
    public static final String COPIED_CLICKS = "copied-clicks";

    private CopiedClicks() {}

    /** Copies every record from one topic to the other. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .to(COPIED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.click()));
    }
}
