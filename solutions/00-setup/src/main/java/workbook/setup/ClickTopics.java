package workbook.setup;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import workbook.clickstream.Topics;

/**
 * Exercise 0.1: creates the topics that the shop's events go to. Chapter 0, "Topics and partitions".
 *
 * <pre>
 * user-clicks     3 partitions, replication factor 1
 * user-purchases  3 partitions, replication factor 1
 * </pre>
 */
public final class ClickTopics {

    private static final short REPLICATION_FACTOR = 1;

    private ClickTopics() {}

    /**
     * Creates both topics, and returns when they exist; topics that are there already do no harm.
     *
     * @throws ExecutionException if the broker refuses
     * @throws InterruptedException if the wait is interrupted
     */
    public static void create(Admin admin) throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        var missing = List.of(topic(Topics.USER_CLICKS), topic(Topics.USER_PURCHASES)).stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        admin.createTopics(missing).all().get();
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Topics.PARTITIONS, REPLICATION_FACTOR);
    }
}
