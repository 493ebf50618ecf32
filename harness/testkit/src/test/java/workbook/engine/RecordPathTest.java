package workbook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static workbook.engine.EventTime.at;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.TableJoined;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The path that is printed below a failed check, for the operators whose paths are not a straight line. */
class RecordPathTest {

    private static final Consumed<String, String> TEXT = Consumed.with(Serdes.String(), Serdes.String());
    private static final Produced<String, String> TEXT_OUT = Produced.with(Serdes.String(), Serdes.String());

    private Map<String, Object> config = Map.of();
    private TopologyRun run;

    @AfterEach
    void close() {
        if (run != null) {
            run.close();
        }
    }

    @Test
    void a_filter_passes_on_or_drops() {
        run(builder -> builder.stream("in", TEXT)
                .filter((key, value) -> value.startsWith("a"))
                .to("out", TEXT_OUT));

        pipe("in", "k", "apple", 0);
        pipe("in", "k", "berry", 1);

        assertThat(paths()).isEqualTo("""
                        in: k -> apple @0s
                          -> KSTREAM-FILTER-1  passed on
                          -> topic out
                        in: k -> berry @1s
                          -> KSTREAM-FILTER-1  dropped here
                        """);
    }

    @Test
    void a_flat_map_forks() {
        run(builder -> builder.stream("in", TEXT)
                .flatMapValues(value -> List.of(value.split(" ")))
                .peek((key, value) -> {})
                .to("out", TEXT_OUT));

        pipe("in", "k", "one two", 0);
        pipe("in", "k", "three", 0);

        assertThat(paths()).isEqualTo("""
                        in: k -> one two @0s
                          -> KSTREAM-FLATMAPVALUES-1  2 records
                            k -> one @0s
                              -> KSTREAM-PEEK-2  passed on
                              -> topic out
                            k -> two @0s
                              -> KSTREAM-PEEK-2  passed on
                              -> topic out
                        in: k -> three @0s
                          -> KSTREAM-FLATMAPVALUES-1  passed on
                          -> KSTREAM-PEEK-2  passed on
                          -> topic out
                        """);
    }

    @Test
    void branches_lead_to_several_topics() {
        run(builder -> {
            var words = builder.stream("in", TEXT).filter((key, value) -> true);
            words.to("all", TEXT_OUT);
            words.mapValues(value -> value.toUpperCase()).to("loud", TEXT_OUT);
        });

        pipe("in", "k", "one", 0);

        assertThat(paths()).isEqualTo("""
                        in: k -> one @0s
                          -> KSTREAM-FILTER-1  passed on
                            -> topic all
                            -> KSTREAM-MAPVALUES-3  k -> ONE @0s
                            -> topic loud
                        """);
    }

    @Test
    void an_aggregation_is_followed_through_its_repartition_topic() {
        run(builder -> counted(builder).toStream().to("out", Produced.with(Serdes.String(), Serdes.Long())));

        pipe("in", null, "one", 0);
        pipe("in", null, "one", 1);

        assertThat(paths()).isEqualTo("""
                        in: null -> one @0s
                          -> KSTREAM-KEY-SELECT-1  one -> one @0s
                          -> KSTREAM-FILTER-5  passed on
                            -> topic KSTREAM-AGGREGATE-STATE-STORE-0000000002-repartition
                            -> KSTREAM-AGGREGATE-3  one -> 1 @0s
                            -> KTABLE-TOSTREAM-7  passed on
                            -> topic out
                        in: null -> one @1s
                          -> KSTREAM-KEY-SELECT-1  one -> one @1s
                          -> KSTREAM-FILTER-5  passed on
                            -> topic KSTREAM-AGGREGATE-STATE-STORE-0000000002-repartition
                            -> KSTREAM-AGGREGATE-3  one -> 2 @1s
                            -> KTABLE-TOSTREAM-7  passed on
                            -> topic out
                        """);
    }

    @Test
    void a_cached_aggregation_lets_go_later_by_itself() {
        config = Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 1_000_000);
        run(builder -> counted(builder).toStream().to("out", Produced.with(Serdes.String(), Serdes.Long())));

        pipe("in", null, "one", 0);

        assertThat(paths()).isEqualTo("""
                        in: null -> one @0s
                          -> KSTREAM-KEY-SELECT-1  one -> one @0s
                          -> KSTREAM-FILTER-5  passed on
                            -> topic KSTREAM-AGGREGATE-STATE-STORE-0000000002-repartition
                            -> KSTREAM-AGGREGATE-3  nothing passed on
                        emitted later: one -> 1 @0s
                          -> KSTREAM-AGGREGATE-3  passed on
                          -> KTABLE-TOSTREAM-7  passed on
                          -> topic out
                        """);
    }

    private static KTable<String, Long> counted(StreamsBuilder builder) {
        return builder.stream("in", TEXT)
                .groupBy((key, value) -> value, Grouped.with(Serdes.String(), Serdes.String()))
                .count();
    }

    @Test
    void a_session_that_merges_two_deletes_both() {
        run(builder -> builder.stream("in", TEXT)
                .groupByKey()
                .windowedBy(SessionWindows.ofInactivityGapAndGrace(Duration.ofSeconds(5), Duration.ofSeconds(5)))
                .count()
                .toStream()
                .to("out", Produced.with(WindowedSerdes.sessionWindowedSerdeFrom(String.class), Serdes.Long())));

        pipe("in", "k", "a", 0);
        pipe("in", "k", "b", 8);
        pipe("in", "k", "c", 4);

        assertThat(paths()).isEqualTo("""
                        in: k -> a @0s
                          -> KSTREAM-AGGREGATE-2  k@[0s..0s] -> 1 @0s
                          -> KTABLE-TOSTREAM-3  passed on
                          -> topic out
                        in: k -> b @8s
                          -> KSTREAM-AGGREGATE-2  k@[8s..8s] -> 1 @8s
                          -> KTABLE-TOSTREAM-3  passed on
                          -> topic out
                        in: k -> c @4s
                          -> KSTREAM-AGGREGATE-2  3 records
                            k@[0s..0s] -> null @0s
                              -> KTABLE-TOSTREAM-3  passed on
                              -> topic out
                            k@[8s..8s] -> null @8s
                              -> KTABLE-TOSTREAM-3  passed on
                              -> topic out
                            k@[0s..8s] -> 3 @8s
                              -> KTABLE-TOSTREAM-3  passed on
                              -> topic out
                        """);
    }

    @Test
    void suppress_lets_go_when_stream_time_moves_on() {
        run(builder -> builder.stream("in", TEXT)
                .groupByKey(Grouped.with(Serdes.String(), Serdes.String()))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofSeconds(10)))
                .count()
                .suppress(Suppressed.untilWindowCloses(Suppressed.BufferConfig.unbounded()))
                .toStream()
                .to("out", Produced.with(WindowedSerdes.timeWindowedSerdeFrom(String.class, 10_000), Serdes.Long())));

        pipe("in", "k", "a", 0);
        pipe("in", "k", "b", 12);

        assertThat(paths()).isEqualTo("""
                        in: k -> a @0s
                          -> KSTREAM-AGGREGATE-2  k@[0s,10s) -> 1 @0s
                          -> KTABLE-SUPPRESS-3  nothing passed on
                        in: k -> b @12s
                          -> KSTREAM-AGGREGATE-2  k@[10s,20s) -> 1 @12s
                          -> KTABLE-SUPPRESS-3  k@[0s,10s) -> 1 @0s
                          -> KTABLE-TOSTREAM-5  passed on
                          -> topic out
                        """);
    }

    @Test
    void a_stream_stream_join_answers_on_the_side_that_comes_later() {
        run(builder -> {
            KStream<String, String> left = builder.stream("left", TEXT);
            KStream<String, String> right = builder.stream("right", TEXT);
            left.join(
                            right,
                            (one, other) -> one + "+" + other,
                            JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofSeconds(10)),
                            StreamJoined.with(Serdes.String(), Serdes.String(), Serdes.String()))
                    .to("out", TEXT_OUT);
        });

        pipe("left", "k", "l", 0);
        pipe("right", "k", "r", 3);

        assertThat(paths()).isEqualTo("""
                        left: k -> l @0s
                          -> KSTREAM-WINDOWED-2  passed on
                          -> KSTREAM-JOINTHIS-4  nothing passed on
                        right: k -> r @3s
                          -> KSTREAM-WINDOWED-3  passed on
                          -> KSTREAM-JOINOTHER-5  k -> l+r @3s
                          -> KSTREAM-MERGE-6  passed on
                          -> topic out
                        """);
    }

    @Test
    void a_foreign_key_join_is_followed_there_and_back() {
        run(builder -> {
            KTable<String, String> orders = builder.table("orders", TEXT);
            KTable<String, String> products = builder.table("products", TEXT);
            orders.join(
                            products,
                            order -> order,
                            (order, product) -> order + " is " + product,
                            TableJoined.as("product"),
                            Materialized.with(Serdes.String(), Serdes.String()))
                    .toStream()
                    .to("out", TEXT_OUT);
        });

        pipe("products", "p1", "a lamp", 0);
        pipe("orders", "o1", "p1", 1);

        assertThat(paths()).isEqualTo("""
                        products: p1 -> a lamp @0s
                          -> KTABLE-SOURCE-5  passed on
                          -> product-foreign-join-subscription  nothing passed on
                        orders: o1 -> p1 @1s
                          -> KTABLE-SOURCE-2  passed on
                          -> product-subscription-registration-processor  p1 -> subscription of o1 @1s
                            -> topic product-subscription-registration-topic
                            -> product-subscription-receive  p1|o1 -> subscription of o1 @1s
                            -> product-subscription-join-foreign  o1 -> a lamp @1s
                              -> topic product-subscription-response-topic
                              -> product-subscription-response-resolver  o1 -> p1 is a lamp @1s
                              -> product-result  passed on
                              -> KTABLE-TOSTREAM-20  passed on
                              -> topic out
                        """);
    }

    @Test
    void a_mapper_that_throws_ends_the_path() {
        run(builder -> builder.stream("in", TEXT)
                .peek((key, value) -> {})
                .filter((key, value) -> true)
                .mapValues(value -> value.substring(9))
                .to("out", TEXT_OUT));

        assertThatThrownBy(() -> pipe("in", "k", "short", 0)).isInstanceOf(StreamsException.class);

        assertThat(paths()).isEqualTo("""
                        in: k -> short @0s
                          -> KSTREAM-PEEK-1  passed on
                          -> KSTREAM-FILTER-2  passed on
                          -> KSTREAM-MAPVALUES-3  failed: StringIndexOutOfBoundsException
                        """);
    }

    @Test
    void a_record_that_a_sink_cannot_write_comes_to_no_topic() {
        run(builder -> builder.stream("in", TEXT)
                .peek((key, value) -> {})
                .mapValues(value -> value.length())
                .to("out", Produced.valueSerde(unchecked(Serdes.String()))));

        assertThatThrownBy(() -> pipe("in", "k", "short", 0)).isInstanceOf(StreamsException.class);

        assertThat(paths()).isEqualTo("""
                        in: k -> short @0s
                          -> KSTREAM-PEEK-1  passed on
                          -> KSTREAM-MAPVALUES-2  k -> 5 @0s
                          -> topic out  not written: StreamsException
                        """);
        assertThat(run.paths().get(0).arrivals()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <T> Serde<T> unchecked(Serde<?> serde) {
        return (Serde<T>) serde;
    }

    private void run(Consumer<StreamsBuilder> build) {
        run = TopologyRun.start(TopologyRun.build(build, config));
    }

    private void pipe(String topic, String key, String value, long seconds) {
        run.driver()
                .createInputTopic(
                        topic, Serdes.String().serializer(), Serdes.String().serializer())
                .pipeInput(key, value, at(seconds));
    }

    private String paths() {
        return run.paths().stream().flatMap(path -> path.lines().stream()).collect(Collectors.joining("\n", "", "\n"));
    }
}
