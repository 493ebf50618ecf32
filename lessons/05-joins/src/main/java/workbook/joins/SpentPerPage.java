package workbook.joins;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.Click;
import workbook.clickstream.Purchase;

/**
 * Exercise 5.8: what did the clicks on each page lead to, when two topics were partitioned apart? Chapter 5,
 * "Co-partitioning".
 *
 * <pre>
 * clicks-by-user (3 partitions)   purchases-by-user (2 partitions)   spent-per-page
 * user1 -> user1 /cart @0s
 *                                 user1 -> user1 ... 12.5 @30s       /cart -> 12.5
 * user2 -> user2 /cart @40s
 *                                 user2 -> user2 ...  7.5 @50s       /cart -> 20.0
 * </pre>
 */
public final class SpentPerPage {

    /** {@link Click}s by user, in three partitions. */
    public static final String CLICKS_BY_USER = "clicks-by-user";
    /** {@link Purchase}s by user, in two partitions: another team made this topic. */
    public static final String PURCHASES_BY_USER = "purchases-by-user";
    /** What was spent, in all, within a minute after a click on the page: Doubles by page. */
    public static final String SPENT_PER_PAGE = "spent-per-page";

    private SpentPerPage() {}

    /** Joins clicks and purchases as exercise 5.1 does, and adds up what was spent by page. */
    public static void build(StreamsBuilder builder) {
        // TODO 5.8
        // - read the Clicks of CLICKS_BY_USER and the Purchases of PURCHASES_BY_USER: both have the user as the key
        //   already, but the one topic has three partitions and the other two
        // - join them as in 5.1: a purchase at the click's moment or within a minute after it, no grace
        // - add up the amounts by the click's page, and write each sum to SPENT_PER_PAGE: keys are pages as Strings,
        //   values are Doubles
        // - you may join the two as they are first, and see what Kafka Streams says to that
    }
}
