package workbook.engine;

import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * A topology that notes the path of every record. It can be run on {@code TopologyTestDriver} or by {@code KafkaStreams}
 * alike, with {@link #config()}.
 *
 * <pre>{@code
 * var recorded = RecordedTopology.build(TumblingClicks::build, config);
 * try (var streams = new KafkaStreams(recorded.topology(), recorded.config())) { ... }
 * recorded.recorder().paths();
 * }</pre>
 *
 * @param topology the topology as built
 * @param config the configuration it was built with, and must be run with
 * @param recorder where the paths are noted
 */
public record RecordedTopology(Topology topology, Properties config, PathRecorder recorder) {

    /**
     * Builds a topology with a recorder around each of its processors.
     *
     * @param build adds sources, operators and sinks to the builder
     * @param config at least {@code application.id} and {@code bootstrap.servers}
     */
    public static RecordedTopology build(Consumer<StreamsBuilder> build, Map<String, Object> config) {
        var recorder = new PathRecorder();
        var properties = new Properties();
        properties.putAll(config);
        properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, PathWrapper.class.getName());
        properties.put(PathWrapper.RECORDER, recorder);

        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        build.accept(builder);
        var topology = builder.build(properties);
        recorder.follow(topology.describe());
        return new RecordedTopology(topology, properties, recorder);
    }
}
