package workbook.tables;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PageStats;
import workbook.clickstream.Topics;

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

    private static final PageStats NO_VIEWS = new PageStats("", 0, 0, 0.0);

    private PageStatistics() {}

    /** Counts the clicks on each page and averages their durations. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.page(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .aggregate(
                        () -> NO_VIEWS,
                        PageStatistics::withOneMore,
                        Materialized.<String, PageStats, KeyValueStore<Bytes, byte[]>>as(PAGE_STATISTICS)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(JsonSerdes.pageStats()))
                .toStream()
                .to(Topics.PAGE_STATS, Produced.with(Serdes.String(), JsonSerdes.pageStats()));
    }

    private static PageStats withOneMore(String page, Click click, PageStats stats) {
        long views = stats.totalViews() + 1;
        long duration = stats.totalDuration() + click.duration();
        return new PageStats(page, views, duration, (double) duration / views);
    }
}
