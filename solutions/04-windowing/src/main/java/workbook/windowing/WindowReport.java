package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Window;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/**
 * Exercise 4.8: reads windowed keys back from a topic. Chapter 4, "Windowed keys on the wire".
 *
 * <pre>
 * clicks-per-30s          window-report
 * user1@[0s,30s) -> 3     user1 -> 3 from 2026-01-05T00:00:00Z to 2026-01-05T00:00:30Z
 * </pre>
 */
public final class WindowReport {

    /** What exercise 4.1 wrote: counts by user and window of 30 seconds. */
    public static final String CLICKS_PER_30_SECONDS = "clicks-per-30s";
    /** The same as text, by user. */
    public static final String WINDOW_REPORT = "window-report";

    private static final Duration WINDOW_SIZE = Duration.ofSeconds(30);

    private WindowReport() {}

    /** Writes for each count who clicked how often, from when to when. */
    public static void build(StreamsBuilder builder) {
        var userInWindow = WindowedSerdes.timeWindowedSerdeFrom(String.class, WINDOW_SIZE.toMillis());

        builder.stream(CLICKS_PER_30_SECONDS, Consumed.with(userInWindow, Serdes.Long()))
                .map((key, count) -> KeyValue.pair(key.key(), report(key.window(), count)))
                .to(WINDOW_REPORT, Produced.with(Serdes.String(), Serdes.String()));
    }

    private static String report(Window window, long count) {
        return count + " from " + window.startTime() + " to " + window.endTime();
    }
}
