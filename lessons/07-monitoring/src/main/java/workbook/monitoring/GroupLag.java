package workbook.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Exercise 7.2: tells how far an application is behind its topics. Chapter 7, "Lag".
 *
 * <pre>
 * partition         earliest offset   committed   end   lag
 * clicks-by-page-0  0                 2           5     3
 * clicks-by-page-1  4                 never       6     2
 * </pre>
 */
public final class GroupLag {

    private GroupLag() {}

    /**
     * How many records a group has still to process and commit, as seen from outside of it.
     *
     * @param admin a client of the broker
     * @param group the group's name, which is the application's id
     * @param topics the topics whose partitions are to be told of
     * @return each partition's lag, as a number of offsets
     */
    public static Map<TopicPartition, Long> of(Admin admin, String group, Set<String> topics)
            throws ExecutionException, InterruptedException {
        // TODO 7.2
        // - for every partition of the topics: its end offset less the offset that the group has committed
        // - a partition that the group has never committed lags from its earliest offset, which need not be 0
        // - clicks come and are committed while you ask: mind what you ask first, or a lag becomes negative
        return Map.of();
    }
}
