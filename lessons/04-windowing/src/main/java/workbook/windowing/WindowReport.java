package workbook.windowing;

import org.apache.kafka.streams.StreamsBuilder;

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

    private WindowReport() {}

    /** Writes for each count who clicked how often, from when to when. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.8
        // - read CLICKS_PER_30_SECONDS: keys are Strings in time windows of 30 seconds, values are Longs
        // - make the user the key, and a text such as
        //   "3 from 2026-01-05T00:00:00Z to 2026-01-05T00:00:30Z" the value: count, start and end of the window
        // - write key and text to WINDOW_REPORT as Strings
    }
}
