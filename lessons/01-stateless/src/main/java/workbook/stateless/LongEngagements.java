package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 1.8: the whole chain in one topology. Chapter 1, "One linear topology".
 *
 * <pre>
 * user-clicks                        mapped-clicks
 * null -> user1 /home      5 s, 0s   (nothing)
 * null -> user2 /products 10 s, 1s   user2 -> user2 /products score 100, processed at 1s
 * </pre>
 */
public final class LongEngagements {

    private LongEngagements() {}

    /** Filters, maps and keys the clicks, from the first topic to the last without a stop. */
    public static void build(StreamsBuilder builder) {
        // TODO 1.8
        // - read the Clicks of Topics.USER_CLICKS
        // - keep those of more than five seconds, as in 1.1
        // - make an Engagement of each, as in 1.2, and give it its user as the key
        // - write them to Topics.MAPPED_CLICKS; use no other topic
    }
}
