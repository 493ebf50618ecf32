package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/**
 * Exercise 4.1: how often did each user click, half minute by half minute? Chapter 4, "Tumbling windows".
 *
 * <pre>
 * user-clicks               clicks-per-30s
 * null -> user1 ...  @0s    user1@[0s,30s)  -> 1
 * null -> user1 ... @10s    user1@[0s,30s)  -> 2
 * null -> user1 ... @30s    user1@[30s,60s) -> 1
 * </pre>
 */
public final class TumblingClicks {

    /** Counts by user and window. */
    public static final String CLICKS_PER_30_SECONDS = "clicks-per-30s";

    /** The form of the windowed keys in the output; exercise 4.8 is about it. */
    public static final Serde<Windowed<String>> USER_IN_WINDOW = WindowedSerdes.timeWindowedSerdeFrom(
            String.class, Duration.ofSeconds(30).toMillis());

    private TumblingClicks() {}

    /** Counts the clicks of each user in windows of 30 seconds, one result an update. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.1
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - count them by user in windows of 30 seconds that follow each other without overlap or gap
        // - a click that comes late, after its window's end, no longer counts
        // - write every update to CLICKS_PER_30_SECONDS: keys by USER_IN_WINDOW, values as Longs
    }
}
