package workbook.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PageStats;
import workbook.clickstream.PageStatsServer;
import workbook.clickstream.Topics;

/**
 * Exercise 3.9: answers what is known of the pages, out of a running application. Chapter 3, "Interactive queries".
 *
 * <pre>
 * page-stats                     GET /stats/home
 * /home -> 2 views, 7 s, 3.5     {"page":"/home","total_views":2,"total_duration":7,"avg_duration":3.5}
 * </pre>
 *
 * <p>{@link PageStatsServer} does the HTTP: what comes back from here as empty, it tells as 404, and Kafka's {@link
 * InvalidStateStoreException} as 503, {@code try again soon}.
 */
public final class PageStatsQueries implements PageStatsServer.Source {

    /** The store of {@link PageStats} by page. */
    public static final String PAGES = "pages";

    private final KafkaStreams streams;

    /** @param streams the application; it may not be running yet */
    public PageStatsQueries(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Keeps the statistics of each page, where they can be queried. */
    public static void build(StreamsBuilder builder) {
        builder.table(
                Topics.PAGE_STATS,
                Consumed.with(Serdes.String(), JsonSerdes.pageStats()),
                Materialized.<String, PageStats, KeyValueStore<Bytes, byte[]>>as(PAGES));
    }

    @Override
    public List<PageStats> all() {
        var found = new ArrayList<PageStats>();
        try (var all = store().all()) {
            all.forEachRemaining(stats -> found.add(stats.value));
        }
        return found;
    }

    @Override
    public Optional<PageStats> of(String page) {
        return Optional.ofNullable(store().get(page));
    }

    /** Asked for anew each time: a store that was at hand once may have gone to another instance since. */
    private ReadOnlyKeyValueStore<String, PageStats> store() {
        return streams.store(StoreQueryParameters.fromNameAndType(PAGES, QueryableStoreTypes.keyValueStore()));
    }
}
