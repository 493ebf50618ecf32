package workbook.monitoring;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;

/** The application that is monitored: it counts the clicks of each page, and has no repartition topic. */
final class ClicksPerPage {

    /** {@link Click}s by page. */
    static final String CLICKS = "clicks-by-page";
    /** The store of the counts of all clicks. */
    static final String CLICKS_PER_PAGE = "clicks-per-page";
    /** The store of the counts of clicks of more than ten seconds. */
    static final String LONG_CLICKS_PER_PAGE = "long-clicks-per-page";

    private ClicksPerPage() {}

    static void build(StreamsBuilder builder) {
        build(builder, Stores.inMemoryKeyValueStore(CLICKS_PER_PAGE));
    }

    /** @param clicksPerPage what makes the store of that name */
    static void build(StreamsBuilder builder, KeyValueBytesStoreSupplier clicksPerPage) {
        var clicks = builder.stream(CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()));
        clicks.groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click())).count(counts(clicksPerPage));
        clicks.filter((page, click) -> click.duration() > 10)
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count(counts(Stores.inMemoryKeyValueStore(LONG_CLICKS_PER_PAGE)));
    }

    /** Without a cache: what has been counted is in the store. */
    private static Materialized<String, Long, KeyValueStore<Bytes, byte[]>> counts(KeyValueBytesStoreSupplier store) {
        return Materialized.<String, Long>as(store)
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.Long())
                .withCachingDisabled();
    }
}
