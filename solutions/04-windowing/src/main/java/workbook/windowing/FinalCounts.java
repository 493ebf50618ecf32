package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Suppressed.BufferConfig;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 4.7: one result a window, and that one final. Chapter 4, "Final results only".
 *
 * <pre>
 * user-clicks               final-clicks-per-30s
 * null -> user1 ...  @0s    (nothing)
 * null -> user1 ... @10s    (nothing)
 * null -> user2 ... @35s    (nothing)                the window has ended, but its grace has not
 * null -> user2 ... @40s    user1@[0s,30s) -> 2
 * </pre>
 */
public final class FinalCounts {

    /** Counts by user and window, each once. */
    public static final String FINAL_CLICKS_PER_30_SECONDS = "final-clicks-per-30s";

    /** The form of the windowed keys in the output; exercise 4.8 is about it. */
    public static final Serde<Windowed<String>> USER_IN_WINDOW = WindowedSerdes.timeWindowedSerdeFrom(
            String.class, Duration.ofSeconds(30).toMillis());

    private static final TimeWindows HALF_MINUTES =
            TimeWindows.ofSizeAndGrace(Duration.ofSeconds(30), Duration.ofSeconds(10));

    private FinalCounts() {}

    /** Counts the clicks of each user in half minutes, and tells each count when it can no longer change. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(HALF_MINUTES)
                .count()
                .suppress(Suppressed.untilWindowCloses(BufferConfig.unbounded()))
                .toStream()
                .to(FINAL_CLICKS_PER_30_SECONDS, Produced.with(USER_IN_WINDOW, Serdes.Long()));
    }
}
