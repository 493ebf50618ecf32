package workbook.application;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.8: upgrades an application that gave its store no name, and keeps its counts. Chapter 6, "An upgrade that keeps
 * its state".
 *
 * <pre>
 * user-clicks              version 1   version 2
 * user1 ... 8 seconds      user1 -> 1
 * user1 ... 8 seconds      user1 -> 2
 * (upgrade)
 * user1 ... 2 seconds
 * user1 ... 8 seconds                  user1 -> 3
 * </pre>
 */
public final class KeptCounts {

    /** Counts by user. */
    public static final String CLICK_COUNTS = "click-counts";

    /** What version 1 called its store, without having been asked: the third thing that got a number. */
    private static final String STORE = "KSTREAM-AGGREGATE-STATE-STORE-0000000002";

    private KeptCounts() {}

    /** Version 1, as it runs today: counts all clicks of each user. It stays as it is. */
    public static void version1(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count()
                .toStream()
                .to(CLICK_COUNTS, Produced.with(Serdes.String(), Serdes.Long()));
    }

    /** Version 2: goes on with the counts of version 1, and counts only clicks of more than five seconds. */
    public static void version2(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((key, click) -> click.duration() > 5)
                .groupBy((key, click) -> click.userId(), Grouped.with(STORE, Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as(STORE))
                .toStream()
                .to(CLICK_COUNTS, Produced.with(Serdes.String(), Serdes.Long()));
    }
}
