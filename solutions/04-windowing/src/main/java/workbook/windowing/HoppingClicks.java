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

    private static final TimeWindows MINUTES =
            TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(1)).advanceBy(Duration.ofSeconds(30));

    private HoppingClicks() {}

    /** Counts the clicks of each user in windows of a minute, a new one every 30 seconds. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(MINUTES)
                .count()
                .toStream()
                .to(CLICKS_PER_MINUTE, Produced.with(USER_IN_WINDOW, Serdes.Long()));
    }
}
