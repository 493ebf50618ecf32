package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 4.10: lets the windows of quiet users close. Chapter 4, "A quiet partition".
 *
 * <pre>
 * user-clicks                        final-clicks-of-all
 * null -> user1 to user5 ...  @0s    (nothing)
 * null -> user6 ...          @60s    user1@[0s,30s) -> 1
 *                                    ... and those of user2 to user5, wherever their keys lie
 * </pre>
 */
public final class QuietPartition {

    /** Counts by user and window, each once. */
    public static final String FINAL_CLICKS_OF_ALL = "final-clicks-of-all";

    /** The form of the windowed keys in the output; exercise 4.8 is about it. */
    public static final Serde<Windowed<String>> USER_IN_WINDOW = WindowedSerdes.timeWindowedSerdeFrom(
            String.class, Duration.ofSeconds(30).toMillis());

    private static final TimeWindows HALF_MINUTES = TimeWindows.ofSizeWithNoGrace(Duration.ofSeconds(30));

    private QuietPartition() {}

    /** Counts the clicks of each user in half minutes; any click moves the time of all windows. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((key, click) -> click.userId())
                .repartition(
                        Repartitioned.with(Serdes.String(), JsonSerdes.click()).withNumberOfPartitions(1))
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(HALF_MINUTES)
                .count()
                .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded()))
                .toStream()
                .to(FINAL_CLICKS_OF_ALL, Produced.with(USER_IN_WINDOW, Serdes.Long()));
    }
}
