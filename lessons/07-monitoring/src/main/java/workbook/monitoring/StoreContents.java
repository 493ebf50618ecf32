package workbook.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Exercise 7.1: tells what is in the stores of a running instance, and which instance has the rest. Chapter 7, "What is in the
 * stores".
 *
 * <pre>
 * clicks-per-page, at instance-1:8080   entries                   range from /home to /search
 * /terms -> 1                           {clicks-per-page=3}       /home -> 2
 * /home -> 2                                                      /search -> 1
 * /search -> 1
 * /cart is at instance-2:8080           hostOf /cart              instance-2:8080
 * </pre>
 */
public final class StoreContents {

    private StoreContents() {}

    /**
     * How many entries each store has on this instance, approximately.
     *
     * @param stores names of key-value stores
     * @return each name with its number; with nothing if its store cannot be queried now
     */
    public static Map<String, Optional<Long>> entries(KafkaStreams streams, Set<String> stores) {
        // TODO 7.1 (first third)
        // - ask the instance for each store, and the store for its approximate number of entries
        // - before the instance runs, after it, and while tasks move, a store cannot be queried: that is not 0 entries
        return Map.of();
    }

    /**
     * What a key-value store holds of a range of keys, on this instance.
     *
     * @param from the first key
     * @param to the last key, which belongs to the range
     * @return the entries in the order of their keys; nothing if the store cannot be queried now, or not to the end
     */
    public static Optional<List<KeyValue<String, Long>>> range(
            KafkaStreams streams, String store, String from, String to) {
        // TODO 7.1 (second third)
        // - only what this instance works on, not its copies of what others work on
        // - in the order of the keys, whatever partition they are in
        // - leave nothing open, and tell nothing if the reading breaks off
        return Optional.empty();
    }

    /**
     * Which instance works on a key.
     *
     * @return the instance's {@code application.server}; nothing if that is not known now
     */
    public static Optional<HostInfo> hostOf(KafkaStreams streams, String store, String key) {
        // TODO 7.1 (last third)
        // - ask this instance; it knows of all of them, except when it does not run or tasks move
        return Optional.empty();
    }
}
