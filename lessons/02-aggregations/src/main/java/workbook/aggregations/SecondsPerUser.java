package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 2.2: how long did each user stay so far? Chapter 2, "Reduce".
 *
 * <pre>
 * user-clicks              seconds-per-user
 * null -> user1 ...   5 s  user1 -> 5
 * null -> user1 ... 600 s  user1 -> 65      a tab left open counts as a minute
 * </pre>
 */
public final class SecondsPerUser {

    /** Seconds by user. */
    public static final String SECONDS_PER_USER = "seconds-per-user";

    /** How many seconds a click counts for at most. */
    public static final int MOST_SECONDS = 60;

    private SecondsPerUser() {}

    /** Adds up the durations of each user's clicks, and tells every new sum. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.2
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - add up their durations by user; a click of more than MOST_SECONDS counts as MOST_SECONDS, any click
        // - write every new sum to SECONDS_PER_USER: keys are Strings, values are Longs
    }
}
