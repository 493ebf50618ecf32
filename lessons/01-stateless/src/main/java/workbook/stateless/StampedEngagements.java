package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 1.9: takes the time from the record instead of its payload. Chapter 1, "The record's own time".
 *
 * <pre>
 * user-clicks                                      mapped-clicks
 * null -> user2 /products 10 s, 1s   (record: 7s)  null -> user2 /products score 100, processed at 7s
 * </pre>
 */
public final class StampedEngagements {

    private StampedEngagements() {}

    /** Maps every click to an {@link workbook.clickstream.Engagement} that carries its record's timestamp. */
    public static void build(StreamsBuilder builder) {
        // TODO 1.9
        // - read the Clicks of Topics.USER_CLICKS; their timestamps come from the users' clocks, which may be wrong
        // - make an Engagement of each, as in 1.2, but with the record's own timestamp as processedAt
        // - write them to Topics.MAPPED_CLICKS, with the key, the timestamp and the headers that they came with
    }
}
