package workbook.setup;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
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
     * @throws ExecutionException if a topic cannot be created and does not exist either
     * @throws InterruptedException if the wait is interrupted
     */
    public static void create(Admin admin) throws ExecutionException, InterruptedException {
        var topics = List.of(topic(Topics.USER_CLICKS), topic(Topics.USER_PURCHASES));
        for (var created : admin.createTopics(topics).values().values()) {
            await(created);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Topics.PARTITIONS, REPLICATION_FACTOR);
    }

    private static void await(KafkaFuture<Void> created) throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }
}
