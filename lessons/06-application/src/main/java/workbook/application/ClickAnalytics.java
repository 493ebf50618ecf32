package workbook.application;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
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

    private final KafkaStreams streams;

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
        // TODO 6.1 (first)
        // - the application's id is click-analytics; broker and state directory are given
        // - more than one thread, and no more than can have work: a thread works on whole tasks, and each
        //   sub-topology has one for each partition
        return configuration;
    }

    /** Starts the application; returns at once. */
    public void start() {
        // TODO 6.1 (second)
        // - listen to the state, for isReady: it is ready in the state RUNNING, and in no other
        // - keep what ends a thread, for failure, and shut the client down
        // - then start
    }

    /** Whether the application works on its tasks now. */
    public boolean isReady() {
        return false;
    }

    /** What has ended one of its threads; empty as long as nothing has. */
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    /** Ends the application for good: what is under way is committed, and others can take over at once. */
    @Override
    public void close() {
        // TODO 6.1 (third)
        // - close within ten seconds, and leave the group: by default the members stay in it, for a quick restart
    }

    /** Runs the application until the process is told to end. */
    public static void main(String[] arguments) {
        var application = new ClickAnalytics(configuration(arguments[0], Path.of(arguments[1])));
        Runtime.getRuntime().addShutdownHook(new Thread(application::close, "shutdown"));
        application.start();
    }
}
