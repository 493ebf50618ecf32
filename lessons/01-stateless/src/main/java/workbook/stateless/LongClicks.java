package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 1.1: drops the clicks that were over at once. Chapter 1, "Filter".
 *
 * <pre>
 * user-clicks                    filtered-clicks
 * null -> user1 /home      5 s   (nothing)
 * null -> user2 /products 10 s   null -> user2 /products 10 s
 * </pre>
 */
public final class LongClicks {

    private LongClicks() {}

    /** Passes on the clicks of more than five seconds, and no others. */
    public static void build(StreamsBuilder builder) {
        // TODO 1.1
        // - read Topics.USER_CLICKS: keys are Strings (here always null), values are Clicks
        // - keep a click whose duration is more than five seconds
        // - write what is left to Topics.FILTERED_CLICKS, as it came
    }
}
