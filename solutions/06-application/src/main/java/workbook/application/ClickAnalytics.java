package workbook.application;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.1: a whole application, from its configuration to its end. Chapter 6, "The complete application".
 *
 * <pre>
 * user-clicks, 3 partitions    filtered-clicks    click-counts
 * user1 /home  5 seconds                          user1 -> 1
 * user2 /cart 10 seconds       user2 /cart 10     user2 -> 1
 * </pre>
 */
public final class ClickAnalytics implements AutoCloseable {

    /** Counts by user. */
    public static final String CLICK_COUNTS = "click-counts";

    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(10);

    private final KafkaStreams streams;

    private volatile boolean ready;
    private volatile Throwable failure;

    /**
     * Makes the application, without starting it.
     *
     * @param configuration as made by {@link #configuration}
     */
    public ClickAnalytics(Properties configuration) {
        // Some settings shape the topology, so the builder needs the configuration too.
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(configuration)));
        build(builder);
        streams = new KafkaStreams(builder.build(configuration), configuration);
    }

    /** What the application does; nothing is to be done here. */
    public static void build(StreamsBuilder builder) {
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()));
        clicks.filter((key, click) -> click.duration() > 5)
                .to(Topics.FILTERED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.click()));

        var clicksByUser = clicks.groupBy(
                (key, click) -> click.userId(), Grouped.with("clicks-by-user", Serdes.String(), JsonSerdes.click()));
        clicksByUser
                .count(Materialized.as("click-counts"))
                .toStream()
                .to(CLICK_COUNTS, Produced.with(Serdes.String(), Serdes.Long()));
        clicksByUser
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(1)))
                .count(Materialized.as("clicks-per-minute"));
    }

    /**
     * The application's settings.
     *
     * @param bootstrapServers a broker's address
     * @param stateDirectory where the stores are to be kept
     */
    public static Properties configuration(String bootstrapServers, Path stateDirectory) {
        var configuration = new Properties();
        // Names the group, and stands before the names of all internal topics: never change it.
        configuration.put(StreamsConfig.APPLICATION_ID_CONFIG, "click-analytics");
        configuration.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        // By default the stores are below the system's temporary files, and may be gone after a restart.
        configuration.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        // There are six tasks, for two sub-topologies and three partitions: three for each thread.
        configuration.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        return configuration;
    }

    /** Starts the application; returns at once. */
    public void start() {
        streams.setStateListener((now, before) -> ready = now == State.RUNNING);
        streams.setUncaughtExceptionHandler(exception -> {
            failure = exception;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
    }

    /** Whether the application works on its tasks now. */
    public boolean isReady() {
        return ready;
    }

    /** What has ended one of its threads; empty as long as nothing has. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the application for good: what is under way is committed, and others can take over at once. */
    @Override
    public void close() {
        streams.close(
                CloseOptions.timeout(TIME_TO_CLOSE).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Runs the application until the process is told to end. */
    public static void main(String[] arguments) {
        var application = new ClickAnalytics(configuration(arguments[0], Path.of(arguments[1])));
        Runtime.getRuntime().addShutdownHook(new Thread(application::close, "shutdown"));
        application.start();
    }
}
