package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

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

    private QuietPartition() {}

    /** Counts the clicks of each user in half minutes; any click moves the time of all windows. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.10
        // - count the Clicks of Topics.USER_CLICKS, which has three partitions, by user in windows of 30 seconds
        //   without grace, and hold every result back until its window is closed
        // - a click of one user must close the ended windows of all users: every partition has a stream time
        //   of its own, so the keyed clicks have to share one
        // - write the final counts to FINAL_CLICKS_OF_ALL: keys by USER_IN_WINDOW, values as Longs
    }
}
