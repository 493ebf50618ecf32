package workbook.aggregations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 2.5: how long has each user been in the shop who has not checked out yet? Chapter 2, "Null deletes".
 *
 * <pre>
 * user-clicks                    open-visits
 * null -> user1 /home      5 s   user1 -> 5
 * null -> user1 /cart      0 s   (nothing)
 * null -> user1 /checkout  8 s   user1 -> null     the visit is over: a tombstone
 * null -> user1 /home      2 s   user1 -> 2
 * </pre>
 */
public final class OpenVisits {

    /** Seconds by user, for those whose visit is not over. */
    public static final String OPEN_VISITS = "open-visits";

    /** A click on this page ends a visit. */
    public static final String LAST_PAGE = "/checkout";

    private OpenVisits() {}

    /** Adds up the durations of each user's clicks until the checkout, which deletes the sum. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((key, click) -> click.duration() > 0)
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .aggregate(
                        () -> 0L,
                        (user, click, seconds) -> endsVisit(click) ? null : seconds + click.duration(),
                        Materialized.with(Serdes.String(), Serdes.Long()))
                .toStream()
                .to(OPEN_VISITS, Produced.with(Serdes.String(), Serdes.Long()));
    }

    private static boolean endsVisit(Click click) {
        return click.page().equals(LAST_PAGE);
    }
}
