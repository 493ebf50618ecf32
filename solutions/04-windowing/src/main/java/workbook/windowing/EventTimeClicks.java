package workbook.windowing;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.apache.kafka.streams.processor.TimestampExtractor;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

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

    private static final TimeWindows HALF_MINUTES =
            TimeWindows.ofSizeAndGrace(Duration.ofSeconds(30), Duration.ofDays(1));

    private EventTimeClicks() {}

    /** Counts the clicks of each user in half minutes of event time. */
    public static void build(StreamsBuilder builder) {
        var clicks = Consumed.with(Serdes.String(), JsonSerdes.click()).withTimestampExtractor(new ClickTime());
        builder.stream(Topics.USER_CLICKS, clicks)
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(HALF_MINUTES)
                .count()
                .toStream()
                .to(CLICKS_BY_EVENT_TIME, Produced.with(USER_IN_WINDOW, Serdes.Long()));
    }

    /** The time at which a click happened; the time at which it was sent if its device had no clock. */
    private static final class ClickTime implements TimestampExtractor {

        @Override
        public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
            var happened = ((Click) record.value()).timestamp();
            return happened.isBefore(FIRST_CREDIBLE_TIME) ? record.timestamp() : happened.toEpochMilli();
        }
    }
}
