package workbook.setup;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import workbook.clickstream.Click;

/**
 * Exercise 0.3: reads a topic from its beginning to its end. Chapter 0, "Consuming".
 *
 * <pre>
 * user-clicks, three partitions   5 clicks   the same five, in any order of the partitions
 * user-clicks, three partitions   empty      none, and at once
 * </pre>
 */
public final class ClickReader {

    private ClickReader() {}

    /**
     * Reads what the clicks' topic holds now.
     *
     * @param consumer reads Strings as keys and Clicks as values; it is not subscribed to anything yet
     * @return all clicks; none if the topic is empty
     */
    public static List<Click> readAll(Consumer<String, Click> consumer) {
        // TODO 0.3
        // - read every partition of Topics.USER_CLICKS from its beginning
        // - one poll need not bring everything: go on until you have reached the end of each partition
        // - return then: whoever waits for more waits for ever
        // - the consumer is not yours to close
        return List.of();
    }
}
