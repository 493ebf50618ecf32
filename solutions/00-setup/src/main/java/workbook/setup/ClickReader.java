package workbook.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import workbook.clickstream.Click;
import workbook.clickstream.Topics;

/**
 * Exercise 0.3: reads a topic from its beginning to its end. Chapter 0, "Consuming".
 *
 * <pre>
 * user-clicks, three partitions   5 clicks   the same five, in any order of the partitions
 * user-clicks, three partitions   empty      none, and at once
 * </pre>
 */
public final class ClickReader {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private ClickReader() {}

    /**
     * Reads what the clicks' topic holds now.
     *
     * @param consumer reads Strings as keys and Clicks as values; it is not subscribed to anything yet
     * @return all clicks; none if the topic is empty
     */
    public static List<Click> readAll(Consumer<String, Click> consumer) {
        var partitions = consumer.partitionsFor(Topics.USER_CLICKS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);

        var clicks = new ArrayList<Click>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(PATIENCE).forEach(record -> clicks.add(record.value()));
        }
        return clicks;
    }
}
