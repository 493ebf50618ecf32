package workbook.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import workbook.engine.EventTime;
import workbook.engine.RecordedTopology;
import workbook.engine.TopologyRun;
import workbook.engine.TopologyTopics;
import workbook.verdict.Verdict.Kind;
import workbook.verdict.VerdictError;

/**
 * An exercise whose answer is a topology, run on {@code TopologyTestDriver}: a fresh driver for every test, closed
 * afterwards, with the path of each record noted.
 *
 * <pre>{@code
 * @RegisterExtension
 * final TopologyExercise exercise = TopologyExercise.of(TumblingClicks::build);
 * }</pre>
 *
 * <p>A topology that is not built yet, or that reads or writes another topic than the test asks for, gives a verdict before
 * any record is sent.
 */
public final class TopologyExercise extends ExerciseExtension<TopologyExercise> {

    private final Consumer<StreamsBuilder> build;
    private final Map<String, Object> config = new HashMap<>();

    private RecordedTopology built;
    private TopologyRun run;

    private TopologyExercise(Consumer<StreamsBuilder> build) {
        this.build = build;
    }

    /**
     * An exercise on one topology.
     *
     * @param build the learner's method, which adds sources, operators and sinks to the builder
     */
    public static TopologyExercise of(Consumer<StreamsBuilder> build) {
        return new TopologyExercise(build);
    }

    /**
     * Sets a configuration for building and running the topology.
     *
     * @param key a constant of {@code StreamsConfig}
     */
    public TopologyExercise with(String key, Object value) {
        config.put(key, value);
        return this;
    }

    /**
     * The way into an input topic. Without a timestamp of their own, records carry {@link EventTime#START}.
     *
     * @throws VerdictError if the topology is not built yet, or does not read the topic
     */
    public <K, V> TestInputTopic<K, V> input(String topic, Serde<K> key, Serde<V> value) {
        var topics = TopologyTopics.of(description());
        if (!topics.inputs().contains(topic) && !topics.patterns()) {
            throw fault(
                    Kind.WRONG_TOPIC,
                    "the topology " + reads(topics) + ", but the records come in on '" + topic + "'.",
                    "");
        }
        return driver().createInputTopic(topic, key.serializer(), value.serializer());
    }

    /**
     * The way out of an output topic. Reading a record that the serdes cannot read gives a verdict.
     *
     * @throws VerdictError if the topology is not built yet, or has no sink for the topic
     */
    public <K, V> TestOutputTopic<K, V> output(String topic, Serde<K> key, Serde<V> value) {
        var topics = TopologyTopics.of(description());
        if (!topics.outputs().contains(topic) && !topics.choosesOutputs()) {
            throw fault(
                    Kind.WRONG_TOPIC,
                    "the topology " + writes(topics) + ", but the results belong in '" + topic + "'.",
                    "");
        }
        return driver().createOutputTopic(
                        topic,
                        new ExpectedForm<>(key.deserializer(), "key", attempt()),
                        new ExpectedForm<>(value.deserializer(), "value", attempt()));
    }

    /** The driver, for stores, the wall clock and everything else that it offers. */
    public TopologyTestDriver driver() {
        if (run == null) {
            run = TopologyRun.start(built());
        }
        return run.driver();
    }

    /**
     * The verdict on a topology that keeps nothing under a name.
     *
     * @param name what the exercise calls the state store
     */
    public VerdictError noStore(String name) {
        var stores = driver().getAllStateStores().keySet();
        return fault(
                Kind.WRONG_RESULT,
                stores.isEmpty()
                        ? "there is no state store, and one of the name '" + name + "' is asked for."
                        : "there is no state store of the name '" + name + "', but " + quoted(new TreeSet<>(stores))
                                + ".",
                "A table that is given no name is kept under a generated one, or not at all. Materialized.as names it.");
    }

    /**
     * The topology's description, for exercises that are about its shape.
     *
     * @throws VerdictError if the topology is not built yet
     */
    public TopologyDescription description() {
        return built().topology().describe();
    }

    @Override
    TopologyExercise self() {
        return this;
    }

    @Override
    List<RecordedTopology> topologies() {
        return built == null ? List.of() : List.of(built);
    }

    @Override
    void release() {
        if (run != null) {
            run.close();
        }
    }

    private RecordedTopology built() {
        if (built == null) {
            var topology = TopologyRun.build(build, config);
            if (TopologyTopics.of(topology.topology().describe()).idle()) {
                throw unsolved();
            }
            built = topology;
        }
        return built;
    }

    private static String reads(TopologyTopics topics) {
        return topics.inputs().isEmpty() ? "reads no topic" : "reads " + quoted(topics.inputs());
    }

    private static String writes(TopologyTopics topics) {
        return topics.outputs().isEmpty() ? "writes to no topic" : "writes to " + quoted(topics.outputs());
    }

    private static String quoted(Iterable<String> topics) {
        return "'" + String.join("', '", topics) + "'";
    }
}
