package workbook.tables;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.PageStats;

/**
 * Exercise 3.1: keeps the statistics of each page. Chapter 3, "Page statistics".
 *
 * <pre>
 * user-clicks                  page-stats
 * null -> user1 /home 5 s      /home -> 1 view, 5 s, 5.0 on average
 * null -> user2 /cart 3 s      /cart -> 1 view, 3 s, 3.0
 * null -> user2 /home 2 s      /home -> 2 views, 7 s, 3.5
 * </pre>
 */
public final class PageStatistics {

    /** The store of {@link PageStats} by page. */
    public static final String PAGE_STATISTICS = "page-statistics";

    private PageStatistics() {}

    /** Counts the clicks on each page and averages their durations. */
    public static void build(StreamsBuilder builder) {
        // TODO 3.1
        // - read the Clicks of Topics.USER_CLICKS, which come without a key
        // - keep a table of PageStats by page in a state store of the name PAGE_STATISTICS: views, their durations
        //   together, and the average duration
        // - write each change to Topics.PAGE_STATS: keys are pages as Strings, values by JsonSerdes.pageStats()
    }
}
