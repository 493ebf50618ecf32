package workbook.setup;

import org.apache.kafka.streams.StreamsBuilder;

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
        // TODO 0.4
        // - a source: read Topics.USER_CLICKS, keys as Strings and values as Clicks (JsonSerdes.click())
        // - a sink: write every record to COPIED_CLICKS, with the same serdes
    }
}
