package workbook.engine;

import java.time.Duration;
import java.time.Instant;
import workbook.clickstream.SampleEvents;

/**
 * The time line of every exercise. It starts at {@link #START}, and whatever is printed counts from there: {@code 30s} is
 * half a minute in.
 *
 * <p>{@code START} is midnight UTC, so windows of any size that divides a day start at 0s: Kafka aligns windows to the
 * epoch.
 */
public final class EventTime {

    /** Zero on the exercises' time line. */
    public static final Instant START = SampleEvents.START;

    private static final Duration SHOWN_AS_SECONDS = Duration.ofDays(1);

    private EventTime() {}

    /** The instant this many seconds after {@link #START}. */
    public static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    /**
     * An epoch timestamp as a learner reads it: {@code 30s}, {@code 1.5s}, or the ISO-8601 instant if it is more than a day
     * away from {@link #START}.
     */
    public static String text(long epochMillis) {
        if (epochMillis < 0) {
            return epochMillis + " (no time)";
        }
        var sinceStart = Duration.between(START, Instant.ofEpochMilli(epochMillis));
        if (sinceStart.abs().compareTo(SHOWN_AS_SECONDS) > 0) {
            return Instant.ofEpochMilli(epochMillis).toString();
        }
        long millis = sinceStart.toMillis();
        return (millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0)) + "s";
    }
}
