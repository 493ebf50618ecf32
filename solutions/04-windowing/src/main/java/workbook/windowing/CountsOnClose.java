package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.EmitStrategy;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.apache.kafka.streams.state.WindowStore;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

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

    private static final Duration RETENTION = Duration.ofDays(1);
    private static final TimeWindows HALF_MINUTES =
            TimeWindows.ofSizeAndGrace(Duration.ofSeconds(30), Duration.ofSeconds(10));

    private CountsOnClose() {}

    /** Counts the clicks of each user in half minutes, and emits a window when it closes. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(HALF_MINUTES)
                .emitStrategy(EmitStrategy.onWindowClose())
                .count(Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("clicks-until-close")
                        .withKeySerde(Serdes.String())
                        .withRetention(RETENTION))
                .toStream()
                .to(CLICKS_ON_CLOSE, Produced.with(USER_IN_WINDOW, Serdes.Long()));
    }
}
