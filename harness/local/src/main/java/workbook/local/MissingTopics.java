package workbook.local;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;
import workbook.clickstream.Topics;

/** Makes topics that are not there yet, and leaves the others as they are. */
final class MissingTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private MissingTopics() {}

    /**
     * Makes them at any cluster, with as many partitions as the workbook's topics have, and as many replicas as the cluster
     * gives.
     *
     * @throws CommandException if the cluster refuses
     */
    static void create(String bootstrapServers, Collection<String> names) {
        try (var admin = Cluster.admin(bootstrapServers)) {
            create(
                    admin,
                    names.stream()
                            .map(topic -> new NewTopic(topic, Optional.of(Topics.PARTITIONS), Optional.empty()))
                            .toList());
        } catch (ExecutionException refused) {
            throw new CommandException(
                    "Topics are missing at " + bootstrapServers + " and cannot be made: "
                            + refused.getCause().getMessage(),
                    refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted while topics were made.", interrupted);
        }
    }

    /** Returns when each of them can be read and written: the names of those that were made. */
    static List<String> create(Admin admin, Collection<NewTopic> wanted)
            throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var missing = wanted.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException failed) {
            // Another application may have been quicker.
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
        var names = missing.stream().map(NewTopic::name).toList();
        Awaitility.await().atMost(PATIENCE).until(() -> areReady(admin, names));
        return names;
    }

    /** A broker hears of a topic a moment after its making is confirmed, and leads its partitions a moment after that. */
    private static boolean areReady(Admin admin, List<String> topics) throws ExecutionException, InterruptedException {
        if (!admin.listTopics().names().get().containsAll(topics)) {
            return false;
        }
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.leader() != null);
    }
}
