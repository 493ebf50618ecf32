package workbook.aggregations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 2.6: two results, one repartition topic. Chapter 2, "A repartition topic with a name".
 *
 * <pre>
 * user-clicks              click-totals    second-totals
 * null -> user1 ... 5 s    user1 -> 1      user1 -> 5
 * null -> user1 ... 3 s    user1 -> 2      user1 -> 8
 * </pre>
 */
public final class UserTotals {

    /** Clicks by user. */
    public static final String CLICK_TOTALS = "click-totals";
    /** Seconds by user. */
    public static final String SECOND_TOTALS = "second-totals";

    /** The name of the repartition topic, without what Kafka Streams puts before and behind it. */
    public static final String CLICKS_BY_USER = "clicks-by-user";

    private UserTotals() {}

    /** Counts the clicks of each user and adds up their durations; the clicks are repartitioned once for both. */
    public static void build(StreamsBuilder builder) {
        var clicksByUser = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy(
                        (key, click) -> click.userId(),
                        Grouped.with(CLICKS_BY_USER, Serdes.String(), JsonSerdes.click()));

        clicksByUser.count().toStream().to(CLICK_TOTALS, Produced.with(Serdes.String(), Serdes.Long()));
        clicksByUser
                .aggregate(
                        () -> 0L,
                        (user, click, seconds) -> seconds + click.duration(),
                        Materialized.with(Serdes.String(), Serdes.Long()))
                .toStream()
                .to(SECOND_TOTALS, Produced.with(Serdes.String(), Serdes.Long()));
    }
}
