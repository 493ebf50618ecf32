package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 1.3: says in two records what a click says in one. Chapter 1, "FlatMap".
 *
 * <pre>
 * user-clicks                    flatmapped-clicks
 * null -> user2 /products 10 s   null -> PageView  user2 /products
 *                                null -> TimeSpent user2 10 s
 * </pre>
 */
public final class ClickFacts {

    private ClickFacts() {}

    /** Makes two {@link workbook.clickstream.ClickFact}s of every click: the page view first, then the time spent. */
    public static void build(StreamsBuilder builder) {
        // TODO 1.3
        // - read the Clicks of Topics.USER_CLICKS
        // - make a ClickFact.PageView and a ClickFact.TimeSpent of each, in this order
        // - write both to Topics.FLATMAPPED_CLICKS, with the key that the click came with
    }
}
