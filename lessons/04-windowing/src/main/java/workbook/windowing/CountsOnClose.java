package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/**
 * Exercise 4.9: final results from the window itself. Chapter 4, "Emit on window close".
 *
 * <pre>
 * user-clicks               clicks-on-close
 * null -> user1 ...  @0s    (nothing)
 * null -> user1 ... @10s    (nothing)
 * null -> user2 ... @40s    user1@[0s,30s) -> 2
 * </pre>
 */
public final class CountsOnClose {

    /** Counts by user and window, each once. */
    public static final String CLICKS_ON_CLOSE = "clicks-on-close";

    /** The form of the windowed keys in the output; exercise 4.8 is about it. */
    public static final Serde<Windowed<String>> USER_IN_WINDOW = WindowedSerdes.timeWindowedSerdeFrom(
            String.class, Duration.ofSeconds(30).toMillis());

    private CountsOnClose() {}

    /** Counts the clicks of each user in half minutes, and emits a window when it closes. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.9
        // - count the Clicks of Topics.USER_CLICKS by user in windows of 30 seconds with ten seconds of grace
        // - let the windows themselves emit their result when they close, with no buffer behind them
        // - keep the windows for a day (Materialized has a retention): when stream time jumps, a window
        //   that is no longer kept has nothing to emit
        // - write it to CLICKS_ON_CLOSE: keys by USER_IN_WINDOW, values as Longs
    }
}
