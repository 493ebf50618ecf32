package workbook.setup;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Exercise 0.1: creates the topics that the shop's events go to. Chapter 0, "Topics and partitions".
 *
 * <pre>
 * user-clicks     3 partitions, replication factor 1
 * user-purchases  3 partitions, replication factor 1
 * </pre>
 */
public final class ClickTopics {

    private ClickTopics() {}

    /**
     * Creates both topics, and returns when they exist; topics that are there already do no harm.
     *
     * @throws ExecutionException if a topic cannot be created and does not exist either
     * @throws InterruptedException if the wait is interrupted
     */
    public static void create(Admin admin) throws ExecutionException, InterruptedException {
        // TODO 0.1
        // - create Topics.USER_CLICKS and Topics.USER_PURCHASES, with Topics.PARTITIONS partitions each
        //   and a replication factor of 1: there is one broker
        // - what Admin gives back is a promise; wait until the broker has kept it
        // - called a second time, the method must neither fail nor change anything; any other failure is thrown
    }
}
