package workbook.application;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StateRestoreListener;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.11: a second instance keeps copies of the stores, and takes over without restoring them. Chapter 6, "Standby
 * replicas and restoration".
 *
 * <pre>
 * instance 1 has counted 30 clicks and crashes   instance 2 restores
 * without a standby replica                      30 records
 * with one                                       0 records
 * </pre>
 */
public final class Standby {

    /** Counts by user. */
    public static final String CLICKS_OF_USERS = "clicks-of-users";

    private Standby() {}

    /** Counts the clicks of each user; nothing is to be done here. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as("clicks-of-users"))
                .toStream()
                .to(CLICKS_OF_USERS, Produced.with(Serdes.String(), Serdes.Long()));
    }

    /** Sets how many instances keep a copy of each store beside the one that works on it. */
    public static void configure(Map<String, Object> settings) {
        // TODO 6.11 (first half)
        // - one other instance is to keep a copy of each store
    }

    /** Counts the records that an instance reads from changelogs before it can work; several threads may report at once. */
    public static final class RestoredRecords implements StateRestoreListener {

        // TODO 6.11 (second half)
        // - sum up the records of all batches that are restored, of all stores
        // - records, not offsets: transactions and compaction leave offsets without a record

        /** How many records of all stores were restored so far. */
        public long count() {
            return 0;
        }

        @Override
        public void onRestoreStart(TopicPartition changelog, String store, long startOffset, long endOffset) {}

        @Override
        public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long records) {}

        @Override
        public void onRestoreEnd(TopicPartition changelog, String store, long records) {}
    }
}
