package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 1.2: turns each click into a measure of engagement. Chapter 1, "Map".
 *
 * <pre>
 * user-clicks                        mapped-clicks
 * null -> user2 /products 10 s, 1s   null -> user2 /products score 100, processed at 1s
 * </pre>
 */
public final class Engagements {

    private Engagements() {}

    /** Maps every click to an {@link workbook.clickstream.Engagement}. */
    public static void build(StreamsBuilder builder) {
        // TODO 1.2
        // - read the Clicks of Topics.USER_CLICKS
        // - make an Engagement of each: the user, the page as location, ten times the duration as score,
        //   and the click's own timestamp as processedAt, so that a replay gives the same answer
        // - write them to Topics.MAPPED_CLICKS, with the key they came with
    }
}
