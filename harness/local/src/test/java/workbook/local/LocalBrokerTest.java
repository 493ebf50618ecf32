package workbook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerTest {

    @TempDir
    private Path folder;

    @Test
    void it_has_the_workbooks_topics_and_leaves_nothing_behind() throws Exception {
        int port = freePort();
        Path data;
        try (var broker = LocalBroker.start(port, Optional.empty())) {
            data = broker.data();
            assertThat(broker.bootstrapServers()).isEqualTo("localhost:" + port);
            try (var admin = Cluster.admin(broker.bootstrapServers())) {
                var topics =
                        admin.describeTopics(LocalBroker.TOPICS).allTopicNames().get();
                assertThat(topics.values())
                        .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
            }
            assertThat(data).isNotEmptyDirectory();
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void data_that_are_to_be_kept_are_there_again() throws Exception {
        int port = freePort();
        var data = folder.resolve("kept");
        try (var broker = LocalBroker.start(port, Optional.of(data))) {
            EventsCommand.main(new String[] {"--clicks", "7", "--bootstrap-servers", broker.bootstrapServers()});
        }
        try (var broker = LocalBroker.start(port, Optional.of(data))) {
            assertThat(clicks(broker)).isEqualTo(7);
        }
    }

    @Test
    void a_port_in_use() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalBroker.start(taken.getLocalPort(), Optional.empty()))
                    .isInstanceOf(CommandException.class)
                    .hasMessage(
                            "Port " + taken.getLocalPort() + " is in use; perhaps a broker is running there already."
                                    + " Stop it, or choose another port with --port.");
        }
    }

    @Test
    void a_directory_with_something_else_in_it() throws IOException {
        var precious = Files.writeString(folder.resolve("thesis.txt"), "all my work");

        assertThatThrownBy(() -> LocalBroker.start(freePort(), Optional.of(folder)))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        folder + " is not empty, and holds no data of Kafka's. Nothing in it was touched: name another"
                                + " directory, or empty this one.");
        assertThat(folder).isDirectoryContaining(precious::equals);
        assertThat(precious).hasContent("all my work");
    }

    @Test
    void the_directory_of_another_broker() throws IOException {
        Files.writeString(folder.resolve("meta.properties"), "version=1\ncluster.id=xyz\nnode.id=7\n");

        assertThatThrownBy(() -> LocalBroker.start(freePort(), Optional.of(folder)))
                .isInstanceOf(CommandException.class)
                .hasMessage(folder + " holds the data of another broker than this command's. Nothing in it was touched:"
                        + " name another directory.");
    }

    @Test
    void the_directory_of_a_broker_that_runs() throws IOException {
        var data = folder.resolve("busy");
        try (var broker = LocalBroker.start(freePort(), Optional.of(data))) {
            assertThatThrownBy(() -> LocalBroker.start(freePort(), Optional.of(data)))
                    .isInstanceOf(CommandException.class)
                    .hasMessage(
                            data + " is in use by a broker that is running. Stop that one, or name another directory.");
            assertThat(broker.bootstrapServers()).isNotEmpty();
        }
    }

    private static long clicks(LocalBroker broker) throws Exception {
        try (var admin = Cluster.admin(broker.bootstrapServers())) {
            long sum = 0;
            for (int partition = 0; partition < 3; partition++) {
                var clicks = new TopicPartition("user-clicks", partition);
                sum += admin.listOffsets(Map.of(clicks, OffsetSpec.latest()))
                        .partitionResult(clicks)
                        .get()
                        .offset();
            }
            return sum;
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
