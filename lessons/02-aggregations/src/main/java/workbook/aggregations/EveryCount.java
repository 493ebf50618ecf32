package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 2.9: who wants every count, and who the latest? Chapter 2, "The record cache".
 *
 * <pre>
 * user-clicks          every-click-count   latest-click-count
 * null -> user1 ...    user1 -> 1
 * null -> user1 ...    user1 -> 2
 * null -> user1 ...    user1 -> 3
 * (commit)                                 user1 -> 3
 * </pre>
 */
public final class EveryCount {

    /** Counts by user, one for each click. */
    public static final String EVERY_CLICK_COUNT = "every-click-count";
    /** Counts by user, the latest of each commit. */
    public static final String LATEST_CLICK_COUNT = "latest-click-count";

    /** The store behind {@link #EVERY_CLICK_COUNT}. */
    public static final String EVERY_COUNT_STORE = "every-count";
    /** The store behind {@link #LATEST_CLICK_COUNT}. */
    public static final String LATEST_COUNT_STORE = "latest-count";

    private EveryCount() {}

    /** Counts the clicks of each user twice, and lets the record cache thin out the results of one of the two. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.9
        // - count the Clicks of Topics.USER_CLICKS by user, twice
        // - one count lives in the store EVERY_COUNT_STORE, without a cache, and tells every new count
        //   to EVERY_CLICK_COUNT: keys are Strings, values are Longs
        // - the other lives in the store LATEST_COUNT_STORE, with a cache, and tells the latest counts at each commit
        //   to LATEST_CLICK_COUNT, in the same form
    }
}
