package workbook.monitoring;

import java.util.Set;
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

    // TODO 7.6
    // - under way is what has started, and has neither ended nor been suspended
    // - what has ended counts as whole, what was suspended no longer counts
    // - percent goes by offsets, summed up over all stores and their partitions; it is never more than 100, although a
    //   global store's last batch is told with one offset more
    // - several threads report at once, and others ask

    /** What is being restored now: stores with their partitions, such as {@code clicks-per-page-0}. */
    public Set<String> underWay() {
        return Set.of();
    }

    /** How many percent of all offsets that were to be restored have been, rounded down; 100 if there were none. */
    public int percent() {
        return 0;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startOffset, long endOffset) {}

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long records) {}

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {}

    /** The task goes to another instance, or begins anew: a new start would be told (KIP-869). */
    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {}
}
