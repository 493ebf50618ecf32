package workbook.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;

/**
 * One topology on {@code TopologyTestDriver}, with the path of every record noted. State is kept in memory unless the
 * topology asks for a persistent store by name; the wall clock starts at {@link EventTime#START} and stands still until
 * the driver moves it.
 *
 * <pre>{@code
 * try (var run = TopologyRun.start(TopologyRun.build(TumblingClicks::build, Map.of()))) {
 *     run.driver().createInputTopic(...).pipeInput(...);
 *     run.paths();
 * }
 * }</pre>
 */
public final class TopologyRun implements AutoCloseable {

    private final RecordedTopology recorded;
    private final TopologyTestDriver driver;

    private TopologyRun(RecordedTopology recorded) {
        this.recorded = recorded;
        this.driver = new TopologyTestDriver(recorded.topology(), recorded.config(), EventTime.START);
    }

    /**
     * Starts a topology.
     *
     * @param recorded what {@link #build} has built
     */
    public static TopologyRun start(RecordedTopology recorded) {
        return new TopologyRun(recorded);
    }

    /**
     * Builds a topology for the driver, without running it.
     *
     * @param build adds sources, operators and sinks to the builder
     * @param overrides settings beside or instead of the usual ones
     */
    public static RecordedTopology build(Consumer<StreamsBuilder> build, Map<String, Object> overrides) {
        var config = new HashMap<String, Object>();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "workbook");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, StateDirectory.another());
        config.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        // The driver flushes the cache after every record, so it changes no result; without it, paths are whole.
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.putAll(overrides);
        return RecordedTopology.build(build, config);
    }

    /** The driver that runs the topology. */
    public TopologyTestDriver driver() {
        return driver;
    }

    public Topology topology() {
        return recorded.topology();
    }

    /** The paths of the records so far, in the order in which they arrived. */
    public List<RecordPath> paths() {
        return recorded.recorder().paths();
    }

    @Override
    public void close() {
        driver.close();
        StateDirectory.delete((String) recorded.config().get(StreamsConfig.STATE_DIR_CONFIG));
    }
}
