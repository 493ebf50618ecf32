package workbook.aggregations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 2.2: how long did each user stay so far? Chapter 2, "Reduce".
 *
 * <pre>
 * user-clicks              seconds-per-user
 * null -> user1 ...   5 s  user1 -> 5
 * null -> user1 ... 600 s  user1 -> 65      a tab left open counts as a minute
 * </pre>
 */
public final class SecondsPerUser {

    /** Seconds by user. */
    public static final String SECONDS_PER_USER = "seconds-per-user";

    /** How many seconds a click counts for at most. */
    public static final int MOST_SECONDS = 60;

    private SecondsPerUser() {}

    /** Adds up the durations of each user's clicks, and tells every new sum. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((key, click) -> click.userId())
                .mapValues(SecondsPerUser::countedSeconds)
                .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()))
                .reduce(Long::sum)
                .toStream()
                .to(SECONDS_PER_USER, Produced.with(Serdes.String(), Serdes.Long()));
    }

    private static long countedSeconds(Click click) {
        return Math.min(click.duration(), MOST_SECONDS);
    }
}
