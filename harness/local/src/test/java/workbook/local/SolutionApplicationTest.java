package workbook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import workbook.clickstream.Topics;

class SolutionApplicationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EVERYTHING = "everything";
    private static final String COUNT = "count";

    /** Counts all clicks. */
    public static final class AllClicks {

        private AllClicks() {}

        public static void build(StreamsBuilder builder) {
            builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.Bytes(), Serdes.Bytes()))
                    .groupBy((key, click) -> EVERYTHING, Grouped.with(Serdes.String(), Serdes.Bytes()))
                    .count(Materialized.as(COUNT));
        }
    }

    private final Set<Path> stateDirectories = new HashSet<>();

    @AfterEach
    void leave_no_state_behind() throws IOException {
        for (var directory : stateDirectories) {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    @Test
    void it_finds_its_state_again_unless_the_topics_are_others() throws Exception {
        try (var broker = LocalBroker.start(freePort(), Optional.empty())) {
            assertThat(countAfterAnotherClick(broker, 1)).isEqualTo(1);
            assertThat(countAfterAnotherClick(broker, 2)).isEqualTo(2);

            deleteAllTopics(broker);

            assertThat(countAfterAnotherClick(broker, 1)).isEqualTo(1);
        }
    }

    private long countAfterAnotherClick(LocalBroker broker, long atLeast) throws Exception {
        EventsCommand.main(new String[] {"--clicks", "1", "--bootstrap-servers", broker.bootstrapServers()});
        var application = SolutionApplication.of(AllClicks.class, broker.bootstrapServers(), Optional.empty());
        stateDirectories.add(Path.of(application.config().getProperty(StreamsConfig.STATE_DIR_CONFIG)));
        var failures = new CopyOnWriteArrayList<Throwable>();
        var streams = application.start(failures::add);
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> streams.state() == KafkaStreams.State.RUNNING && count(streams) >= atLeast);
            assertThat(failures).isEmpty();
            return count(streams);
        } finally {
            // The next one need not wait until the group has missed this one.
            streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    private static long count(KafkaStreams streams) {
        Long count = streams.store(
                        StoreQueryParameters.fromNameAndType(COUNT, QueryableStoreTypes.<String, Long>keyValueStore()))
                .get(EVERYTHING);
        return count == null ? 0 : count;
    }

    private static void deleteAllTopics(LocalBroker broker) throws Exception {
        try (var admin = Cluster.admin(broker.bootstrapServers())) {
            admin.deleteConsumerGroups(List.of("workbook-all-clicks")).all().get();
            var topics = admin.listTopics().names().get();
            admin.deleteTopics(topics).all().get();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> admin.listTopics().names().get().stream().noneMatch(topics::contains));
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
