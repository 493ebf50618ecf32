package workbook.windowing;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/**
 * Exercise 4.3: how many clicks make up each visit? Chapter 4, "Session windows".
 *
 * <pre>
 * user-clicks               clicks-per-session
 * null -> user1 ...  @0s    user1@[0s..0s] -> 1
 * null -> user1 ...  @4s    user1@[0s..0s] -> null    the shorter session is gone,
 *                           user1@[0s..4s] -> 2       the longer one takes its place
 * </pre>
 */
public final class SessionClicks {

    /** Counts by user and session. */
    public static final String CLICKS_PER_SESSION = "clicks-per-session";

    /** The form of the keys in the output. */
    public static final Serde<Windowed<String>> USER_IN_SESSION = WindowedSerdes.sessionWindowedSerdeFrom(String.class);

    private SessionClicks() {}

    /** Counts the clicks of each session of a user; a session ends with more than five seconds of silence. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.3
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - count them by user and session: clicks that are at most five seconds apart belong together
        // - a click may come ten seconds late
        // - write every update to CLICKS_PER_SESSION, tombstones too: keys by USER_IN_SESSION, values as Longs
    }
}
