package workbook.tables;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import workbook.clickstream.PageStats;
import workbook.clickstream.PageStatsServer;

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
        // TODO 3.9, first part
        // - read Topics.PAGE_STATS as a table in a state store of the name PAGES: keys are Strings, values by
        //   JsonSerdes.pageStats()
    }

    @Override
    public List<PageStats> all() {
        // TODO 3.9, second part
        // - all that the store of the name PAGES holds, in any order; leave nothing open
        // - if the store cannot be asked yet, let Kafka's exception pass
        return List.of();
    }

    @Override
    public Optional<PageStats> of(String page) {
        // TODO 3.9, third part
        // - the statistics of this page, or nothing
        return Optional.empty();
    }
}
