package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 2.6: two results, one repartition topic. Chapter 2, "A repartition topic with a name".
 *
 * <pre>
 * user-clicks              click-totals    second-totals
 * null -> user1 ... 5 s    user1 -> 1      user1 -> 5
 * null -> user1 ... 3 s    user1 -> 2      user1 -> 8
 * </pre>
 */
public final class UserTotals {

    /** Clicks by user. */
    public static final String CLICK_TOTALS = "click-totals";
    /** Seconds by user. */
    public static final String SECOND_TOTALS = "second-totals";

    /** The name of the repartition topic, without what Kafka Streams puts before and behind it. */
    public static final String CLICKS_BY_USER = "clicks-by-user";

    private UserTotals() {}

    /** Counts the clicks of each user and adds up their durations; the clicks are repartitioned once for both. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.6
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - count them by user, and write every new count to CLICK_TOTALS: keys are Strings, values are Longs
        // - add up their durations by user, and write every new sum to SECOND_TOTALS, in the same form
        // - let both share one repartition topic, to which you give the name CLICKS_BY_USER
    }
}
