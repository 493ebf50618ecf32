package workbook.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * Exercise 7.6: how far an application is with restoring its stores, for those who wait for it. Chapter 7, "Restoration
 * progress".
 *
 * <pre>
 * clicks-per-page, partition 0             percent   under way
 *                                          100
 * starts, offsets 20 to 60 (exclusive)     0         clicks-per-page-0
 * a batch, up to offset 29 (inclusive)     25        clicks-per-page-0
 * a batch, up to offset 55                 90        clicks-per-page-0
 * ends                                     100
 * </pre>
 */
public final class RestorationProgress implements StateRestoreListener {

    /**
     * A restoration as it stands.
     *
     * @param start the first offset to restore
     * @param end the offset behind the last one to restore
     * @param next the offset behind the last one that was restored
     * @param isUnderWay whether its end has not been told yet
     */
    private record Restoration(long start, long end, long next, boolean isUnderWay) {

        Restoration upTo(long offset) {
            // For a global store Kafka tells the offset behind the batch, which may be more than there is.
            return new Restoration(start, end, Math.min(offset + 1, end), isUnderWay);
        }

        /** Behind the last record there may be offsets without one, and no batch tells of them. */
        Restoration whole() {
            return new Restoration(start, end, end, false);
        }

        long length() {
            return end - start;
        }

        long restored() {
            return next - start;
        }
    }

    private final Map<String, Restoration> restorations = new ConcurrentHashMap<>();

    /** What is being restored now: stores with their partitions, such as {@code clicks-per-page-0}. */
    public Set<String> underWay() {
        return restorations.entrySet().stream()
                .filter(restoration -> restoration.getValue().isUnderWay())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many percent of all offsets that were to be restored have been, rounded down; 100 if there were none. */
    public int percent() {
        var known = List.copyOf(restorations.values()); // both sums are to be of the same moment
        long length = known.stream().mapToLong(Restoration::length).sum();
        long restored = known.stream().mapToLong(Restoration::restored).sum();
        return length == 0 ? 100 : (int) (100 * restored / length);
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startOffset, long endOffset) {
        restorations.put(name(changelog, store), new Restoration(startOffset, endOffset, startOffset, true));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long records) {
        restorations.computeIfPresent(name(changelog, store), (name, restoration) -> restoration.upTo(batchEndOffset));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        restorations.computeIfPresent(name(changelog, store), (name, restoration) -> restoration.whole());
    }

    /** The task goes to another instance, or begins anew: a new start would be told (KIP-869). */
    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        restorations.remove(name(changelog, store));
    }

    private static String name(TopicPartition changelog, String store) {
        return store + "-" + changelog.partition();
    }
}
