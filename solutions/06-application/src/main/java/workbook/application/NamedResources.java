package workbook.application;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.7: gives a name to all that the application keeps on the broker. Chapter 6, "Names for what stays".
 *
 * <pre>
 * what              without a name                                        with one
 * repartition topic KSTREAM-AGGREGATE-STATE-STORE-0000000002-repartition  clicks-by-user-repartition
 * store, changelog  KSTREAM-AGGREGATE-STATE-STORE-0000000002              clicks-per-minute
 * suppress's buffer KTABLE-SUPPRESS-STATE-STORE-0000000008                final-clicks-store
 * </pre>
 */
public final class NamedResources {

    /** Final counts by user. */
    public static final String FINAL_CLICKS = "final-clicks-per-minute";

    private NamedResources() {}

    /** Counts each user's clicks in minutes, and tells each count once. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy(
                        (key, click) -> click.userId(),
                        Grouped.with("clicks-by-user", Serdes.String(), JsonSerdes.click()))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(1)))
                .count(Materialized.as("clicks-per-minute"))
                .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded()).withName("final-clicks"))
                .toStream()
                .map((window, count) -> KeyValue.pair(window.key(), count))
                .to(FINAL_CLICKS, Produced.with(Serdes.String(), Serdes.Long()));
    }

    /** Lets the topology be refused if it holds a store or an internal topic without a name of its own. */
    public static void configure(Map<String, Object> settings) {
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    }
}
