package workbook.local;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** The Kafka cluster that a command talks to. */
final class Cluster {

    private static final int PATIENCE_MILLIS = 5_000;

    private Cluster() {}

    /**
     * The id of the cluster that answers at an address.
     *
     * @throws CommandException if none does within five seconds
     */
    static String requireAt(String bootstrapServers) {
        try (var admin = admin(bootstrapServers)) {
            return admin.describeCluster().clusterId().get();
        } catch (ExecutionException | KafkaException none) {
            throw new CommandException(
                    "No broker answers at " + bootstrapServers
                            + ". Start one with mvn compile exec:java@broker -pl harness/local, or name another with"
                            + " --bootstrap-servers.",
                    none);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while waiting for " + bootstrapServers + ".", interrupted);
        }
    }

    /**
     * The id of a topic, which no other has had, of the same name or not.
     *
     * @throws CommandException if it is not there
     */
    static String topicId(String bootstrapServers, String topic) {
        try (var admin = admin(bootstrapServers)) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .topicId()
                    .toString();
        } catch (ExecutionException | KafkaException unknown) {
            throw new CommandException(topic + " is not found at " + bootstrapServers + ".", unknown);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while asking for " + topic + ".", interrupted);
        }
    }

    static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS));
    }
}
