package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/**
 * Exercise 4.2: how often did each user click in a minute, looked at every half minute? Chapter 4, "Hopping windows".
 *
 * <pre>
 * user-clicks               clicks-per-minute
 * null -> user1 ... @40s    user1@[0s,60s)   -> 1
 *                           user1@[30s,90s)  -> 1
 * null -> user1 ... @70s    user1@[30s,90s)  -> 2
 *                           user1@[60s,120s) -> 1
 * </pre>
 */
public final class HoppingClicks {

    /** Counts by user and window. */
    public static final String CLICKS_PER_MINUTE = "clicks-per-minute";

    /** The form of the windowed keys in the output; exercise 4.8 is about it. */
    public static final Serde<Windowed<String>> USER_IN_WINDOW = WindowedSerdes.timeWindowedSerdeFrom(
            String.class, Duration.ofMinutes(1).toMillis());

    private HoppingClicks() {}

    /** Counts the clicks of each user in windows of a minute, a new one every 30 seconds. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.2
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - count them by user in windows of one minute; a new window starts every 30 seconds
        // - a click that comes after the end of a window no longer counts in it
        // - write every update to CLICKS_PER_MINUTE: keys by USER_IN_WINDOW, values as Longs
    }
}
