package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/**
 * Exercise 4.4: which clicks of a user lie within ten seconds of each other? Chapter 4, "Sliding windows".
 *
 * <pre>
 * user-clicks               clicks-within-10s
 * null -> user1 ... @20s    user1@[10s,20s)     -> 1     ends with the click at 20s
 * null -> user1 ... @24s    user1@[20.001s,30.001s) -> 1 begins right after the click at 20s
 *                           user1@[14s,24s)     -> 2     ends with the click at 24s
 * </pre>
 *
 * Both ends belong to a sliding window, though its key is written like any other time window's.
 */
public final class SlidingClicks {

    /** Counts by user and window. */
    public static final String CLICKS_WITHIN_10_SECONDS = "clicks-within-10s";

    /** The form of the windowed keys in the output; exercise 4.8 is about it. */
    public static final Serde<Windowed<String>> USER_IN_WINDOW = WindowedSerdes.timeWindowedSerdeFrom(
            String.class, Duration.ofSeconds(10).toMillis());

    private SlidingClicks() {}

    /** Counts the clicks of each user in sliding windows of ten seconds. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.4
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - count them by user in windows that slide with the clicks: two clicks share one if they are
        //   at most ten seconds apart
        // - no grace
        // - write every update to CLICKS_WITHIN_10_SECONDS: keys by USER_IN_WINDOW, values as Longs
    }
}
