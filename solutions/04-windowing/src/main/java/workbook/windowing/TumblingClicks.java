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

    private static final TimeWindows HALF_MINUTES = TimeWindows.ofSizeWithNoGrace(Duration.ofSeconds(30));

    private TumblingClicks() {}

    /** Counts the clicks of each user in windows of 30 seconds, one result an update. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(HALF_MINUTES)
                .count()
                .toStream()
                .to(CLICKS_PER_30_SECONDS, Produced.with(USER_IN_WINDOW, Serdes.Long()));
    }
}
