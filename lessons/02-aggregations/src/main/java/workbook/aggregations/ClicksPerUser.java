package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 2.1: how many clicks did each user make so far? Chapter 2, "Count".
 *
 * <pre>
 * user-clicks             clicks-per-user
 * null -> user1 /home     user1 -> 1
 * null -> user2 /home     user2 -> 1
 * null -> user1 /cart     user1 -> 2
 * </pre>
 */
public final class ClicksPerUser {

    /** Counts by user. */
    public static final String CLICKS_PER_USER = "clicks-per-user";

    private ClicksPerUser() {}

    /** Counts the clicks of each user, and tells every new count. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.1
        // - read the Clicks of Topics.USER_CLICKS: they come without a key, or with one that says nothing
        // - count them by the user in the payload
        // - write every new count to CLICKS_PER_USER: keys are Strings, values are Longs
    }
}
