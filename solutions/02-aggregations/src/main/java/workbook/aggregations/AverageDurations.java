package workbook.aggregations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerde;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 2.4: how long do users stay on each page, on average? Chapter 2, "An immutable accumulator".
 *
 * <pre>
 * user-clicks                average-seconds-per-page
 * null -> user1 /home   5 s  /home -> 5.0
 * null -> user2 /home  10 s  /home -> 7.5
 * </pre>
 */
public final class AverageDurations {

    /** Average seconds by page. */
    public static final String AVERAGE_SECONDS_PER_PAGE = "average-seconds-per-page";

    private AverageDurations() {}

    /** What an average is made of: an average alone cannot take in another click. */
    private record Durations(long clicks, long seconds) {

        static final Durations NONE = new Durations(0, 0);

        Durations and(Click click) {
            return new Durations(clicks + 1, seconds + click.duration());
        }

        double average() {
            return (double) seconds / clicks;
        }
    }

    /** Keeps the average duration of the clicks on each page, and tells every new one. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.page(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .aggregate(
                        () -> Durations.NONE,
                        (page, click, durations) -> durations.and(click),
                        Materialized.with(Serdes.String(), JsonSerde.of(Durations.class)))
                .mapValues(Durations::average)
                .toStream()
                .to(AVERAGE_SECONDS_PER_PAGE, Produced.with(Serdes.String(), Serdes.Double()));
    }
}
