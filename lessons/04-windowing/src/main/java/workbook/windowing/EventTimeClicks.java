package workbook.windowing;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;

/**
 * Exercise 4.5: counts clicks when they happened, not when they were sent. Chapter 4, "Event time".
 *
 * <pre>
 * user-clicks                                 clicks-by-event-time
 * null -> user1 clicked at 10s, sent @500s    user1@[0s,30s)    -> 1
 * null -> user1 clicked in 1970, sent @501s   user1@[480s,510s) -> 1
 * </pre>
 */
public final class EventTimeClicks {

    /** Counts by user and window. */
    public static final String CLICKS_BY_EVENT_TIME = "clicks-by-event-time";

    /** A device that claims an earlier time has never set its clock. */
    public static final Instant FIRST_CREDIBLE_TIME = Instant.parse("2020-01-01T00:00:00Z");

    /** The form of the windowed keys in the output; exercise 4.8 is about it. */
    public static final Serde<Windowed<String>> USER_IN_WINDOW = WindowedSerdes.timeWindowedSerdeFrom(
            String.class, Duration.ofSeconds(30).toMillis());

    private EventTimeClicks() {}

    /** Counts the clicks of each user in half minutes of event time. */
    public static void build(StreamsBuilder builder) {
        // TODO 4.5
        // - read the Clicks of Topics.USER_CLICKS, with the click's own timestamp as the record's
        // - where that is before FIRST_CREDIBLE_TIME, the time at which the record was sent has to do
        // - count by user in windows of 30 seconds, with a grace period of one day
        // - write every update to CLICKS_BY_EVENT_TIME: keys by USER_IN_WINDOW, values as Longs
    }
}
