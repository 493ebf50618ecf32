package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 2.3: who looked at each page lately? Chapter 2, "Aggregate".
 *
 * <pre>
 * user-clicks               views-per-page
 * null -> user1 /home  1 s  /home -> [1 s]
 * ...
 * null -> user2 /home  6 s  /home -> [2 s, 3 s, 4 s, 5 s, 6 s]      the eldest of six is gone
 * </pre>
 */
public final class LatestViews {

    /** The latest views by page. */
    public static final String VIEWS_PER_PAGE = "views-per-page";

    /** How many views of a page are kept. */
    public static final int MOST_VIEWS = 5;

    private LatestViews() {}

    /** Keeps the latest clicks on each page, and tells them with every click. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.3
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - keep the latest MOST_VIEWS of each page, in the order in which they came, as PageViews;
        //   when one more comes, the one that came first goes
        // - write the views to VIEWS_PER_PAGE with every click: keys are Strings, values by JsonSerdes.pageViews()
    }
}
