package workbook.local;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import workbook.engine.TopologyTopics;

/**
 * A solution's topology as an application against a cluster.
 *
 * @param id the application's id
 * @param topics what it reads and writes
 * @param topology as the solution builds it
 * @param config for the cluster
 */
public record SolutionApplication(String id, TopologyTopics topics, Topology topology, Properties config) {

    private static final Duration UNTIL_EVERY_BROKER_KNOWS = Duration.ofSeconds(10);

    /**
     * The application of a solution's class, for the cluster at an address. Topics that are missing there are made, with as
     * many partitions as the workbook's have.
     *
     * @param named the application's id; if empty, it is made of the class's name
     * @throws CommandException if the class builds no topology, or no broker answers
     */
    public static SolutionApplication of(Class<?> solution, String bootstrapServers, Optional<String> named) {
        var id = named.orElseGet(() -> "workbook-" + inKebabCase(solution.getSimpleName()));
        var builder = new StreamsBuilder();
        build(solution, builder);
        var cluster = Cluster.requireAt(bootstrapServers);
        var config = config(id, bootstrapServers);
        var topology = builder.build(config);
        var topics = TopologyTopics.of(topology.describe());
        create(topics, bootstrapServers);
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory(topics, bootstrapServers, cluster));
        return new SolutionApplication(id, topics, topology, config);
    }

    private static void build(Class<?> solution, StreamsBuilder builder) {
        try {
            solution.getMethod("build", StreamsBuilder.class).invoke(null, builder);
        } catch (NoSuchMethodException none) {
            throw new CommandException(
                    solution.getSimpleName() + " builds no topology, so there is nothing to run: its checks call it.",
                    none);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    private static Properties config(String id, String bootstrapServers) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Somebody watches: by default, what a cache holds would come out every thirty seconds.
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1_000);
        return config;
    }

    private static void create(TopologyTopics topics, String bootstrapServers) {
        var touched = new TreeSet<>(topics.inputs());
        touched.addAll(topics.outputs());
        MissingTopics.create(bootstrapServers, touched);
    }

    /**
     * State belongs to the topics that it was made of, which have ids: what was made of others of the same names must not be
     * taken for theirs. The cluster's id does not tell them apart where a compose file fixes it.
     */
    private static String stateDirectory(TopologyTopics topics, String bootstrapServers, String cluster) {
        var origin = topics.inputs().stream()
                .findFirst()
                .map(topic -> Cluster.topicId(bootstrapServers, topic))
                .orElse(cluster);
        return Path.of(System.getProperty("java.io.tmpdir"), "workbook-applications", origin)
                .toString();
    }

    /**
     * Starts it.
     *
     * @param onFailure told of an exception that ends the application
     */
    public KafkaStreams start(Consumer<Throwable> onFailure) {
        var streams = new KafkaStreams(topology, config);
        var newTopics = System.nanoTime() + UNTIL_EVERY_BROKER_KNOWS.toNanos();
        streams.setUncaughtExceptionHandler(failure -> {
            // The topics are there; the broker that was asked may be the last to hear of it.
            if (failure instanceof MissingSourceTopicException && System.nanoTime() < newTopics) {
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            onFailure.accept(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        return streams;
    }

    private static String inKebabCase(String className) {
        return className.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
