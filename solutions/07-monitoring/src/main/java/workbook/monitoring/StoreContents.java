package workbook.monitoring;

import static org.apache.kafka.streams.StoreQueryParameters.fromNameAndType;
import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

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
        return stores.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> ifKnown(() -> store(streams, name).approximateNumEntries())));
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
        return ifKnown(() -> {
            var found = new ArrayList<KeyValue<String, Long>>();
            try (var range = store(streams, store).range(from, to)) {
                range.forEachRemaining(found::add);
            }
            // Each partition's entries come in order, one partition after the other.
            found.sort(Comparator.comparing(entry -> entry.key));
            return found;
        });
    }

    /**
     * Which instance works on a key.
     *
     * @return the instance's {@code application.server}; nothing if that is not known now
     */
    public static Optional<HostInfo> hostOf(KafkaStreams streams, String store, String key) {
        return ifKnown(() -> streams.queryMetadataForKey(store, key, new StringSerializer()))
                .filter(metadata -> metadata != KeyQueryMetadata.NOT_AVAILABLE)
                .map(KeyQueryMetadata::activeHost);
    }

    /** Asked for anew each time: a store that was at hand once may have gone to another instance since. */
    private static ReadOnlyKeyValueStore<String, Long> store(KafkaStreams streams, String name) {
        return streams.store(fromNameAndType(name, keyValueStore()));
    }

    /** The store, and each step of its iterator, may refuse: only when all of a query has gone well is its answer known. */
    private static <T> Optional<T> ifKnown(Supplier<T> query) {
        try {
            return Optional.ofNullable(query.get());
        } catch (InvalidStateStoreException | IllegalStateException notNow) { // the latter once it no longer runs
            return Optional.empty();
        }
    }
}
