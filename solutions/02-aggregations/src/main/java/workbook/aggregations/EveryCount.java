package workbook.aggregations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

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
        var clicksByUser = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy(
                        (key, click) -> click.userId(),
                        Grouped.with("clicks-by-user", Serdes.String(), JsonSerdes.click()));

        clicksByUser
                .count(Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as(EVERY_COUNT_STORE)
                        .withCachingDisabled())
                .toStream()
                .to(EVERY_CLICK_COUNT, Produced.with(Serdes.String(), Serdes.Long()));
        clicksByUser
                .count(Materialized.as(LATEST_COUNT_STORE))
                .toStream()
                .to(LATEST_CLICK_COUNT, Produced.with(Serdes.String(), Serdes.Long()));
    }
}
