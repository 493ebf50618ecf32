package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

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

    private FinalCounts() {}

    /** Counts the clicks of each user in half minutes, and tells each count when it can no longer change. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.7
        // - count the Clicks of Topics.USER_CLICKS by user in windows of 30 seconds with ten seconds of grace
        // - hold every result back until its window is closed, however many there are
        // - write the final ones to FINAL_CLICKS_PER_30_SECONDS: keys by USER_IN_WINDOW, values as Longs
    }
}
