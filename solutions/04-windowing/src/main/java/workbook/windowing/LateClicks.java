package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 4.6: how long does a window wait for late clicks? Chapter 4, "Grace".
 *
 * <pre>
 * user-clicks               clicks-with-grace
 * null -> user1 ...  @0s    user1@[0s,30s)  -> 1
 * null -> user2 ... @35s    user2@[30s,60s) -> 1
 * null -> user1 ... @20s    user1@[0s,30s)  -> 2     late, and within the grace period
 * null -> user2 ... @40s    user2@[30s,60s) -> 2     now [0s,30s) is closed, for everyone
 * null -> user1 ... @25s    (nothing)
 * </pre>
 */
public final class LateClicks {

    /** Counts by user and window. */
    public static final String CLICKS_WITH_GRACE = "clicks-with-grace";

    /** The form of the windowed keys in the output; exercise 4.8 is about it. */
    public static final Serde<Windowed<String>> USER_IN_WINDOW = WindowedSerdes.timeWindowedSerdeFrom(
            String.class, Duration.ofSeconds(30).toMillis());

    private static final TimeWindows HALF_MINUTES =
            TimeWindows.ofSizeAndGrace(Duration.ofSeconds(30), Duration.ofSeconds(10));

    private LateClicks() {}

    /** Counts the clicks of each user in half minutes that wait ten seconds for late clicks. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(HALF_MINUTES)
                .count()
                .toStream()
                .to(CLICKS_WITH_GRACE, Produced.with(USER_IN_WINDOW, Serdes.Long()));
    }
}
