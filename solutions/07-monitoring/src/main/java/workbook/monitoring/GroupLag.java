package workbook.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
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
        var partitions = partitions(admin, topics);
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var earliest = offsets(admin, partitions, OffsetSpec.earliest());
        // The ends come last: they only grow, so none can be before what was committed until then.
        var ends = offsets(admin, partitions, OffsetSpec.latest());
        return partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> {
            var reached = committed.get(partition);
            return ends.get(partition) - (reached == null ? earliest.get(partition) : reached.offset());
        }));
    }

    private static Set<TopicPartition> partitions(Admin admin, Set<String> topics)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }
}
