package workbook.aggregations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 2.1: how many clicks did each user make so far? Chapter 2, "Count".
 *
 * <pre>
 * user-clicks             clicks-per-user
 * null -> user1 /home     user1 -> 1
 * null -> user2 /home     user2 -> 1
 * null -> user1 /cart     user1 -> 2
 * </pre>
 */
public final class ClicksPerUser {

    /** Counts by user. */
    public static final String CLICKS_PER_USER = "clicks-per-user";

    private ClicksPerUser() {}

    /** Counts the clicks of each user, and tells every new count. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count()
                .toStream()
                .to(CLICKS_PER_USER, Produced.with(Serdes.String(), Serdes.Long()));
    }
}
