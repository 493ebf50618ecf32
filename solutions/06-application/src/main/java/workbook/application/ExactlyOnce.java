package workbook.application;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.6: counts each click once, although an instance crashes in the middle. Chapter 6, "Exactly once".
 *
 * <pre>
 * user-clicks       click-totals, committed   ... and uncommitted
 * user1 /home       user1 -> 1                user1 -> 1
 * user1 /cart                                 user1 -> 2
 * (crash, restart)
 *                   user1 -> 2                user1 -> 2
 * </pre>
 */
public final class ExactlyOnce {

    /** Counts by user, one for each click. */
    public static final String CLICK_TOTALS = "click-totals";

    private ExactlyOnce() {}

    /** Counts the clicks of each user; nothing is to be done here. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as("click-totals"))
                .toStream()
                .to(CLICK_TOTALS, Produced.with(Serdes.String(), Serdes.Long()));
    }

    /** Sets what the application needs, so that a crash neither loses nor doubles a count. */
    public static void configureApplication(Map<String, Object> settings) {
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    }

    /** Sets what a consumer of {@link #CLICK_TOTALS} needs, so that it sees each count once. */
    public static void configureReader(Map<String, Object> settings) {
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }
}
