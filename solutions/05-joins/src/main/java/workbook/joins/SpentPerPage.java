package workbook.joins;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.StreamJoined;
import workbook.clickstream.Click;
import workbook.clickstream.ClickOutcome;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;

/**
 * Exercise 5.8: what did the clicks on each page lead to, when two topics were partitioned apart? Chapter 5,
 * "Co-partitioning".
 *
 * <pre>
 * clicks-by-user (3 partitions)   purchases-by-user (2 partitions)   spent-per-page
 * user1 -> user1 /cart @0s
 *                                 user1 -> user1 ... 12.5 @30s       /cart -> 12.5
 * user2 -> user2 /cart @40s
 *                                 user2 -> user2 ...  7.5 @50s       /cart -> 20.0
 * </pre>
 */
public final class SpentPerPage {

    /** {@link Click}s by user, in three partitions. */
    public static final String CLICKS_BY_USER = "clicks-by-user";
    /** {@link Purchase}s by user, in two partitions: another team made this topic. */
    public static final String PURCHASES_BY_USER = "purchases-by-user";
    /** What was spent, in all, within a minute after a click on the page: Doubles by page. */
    public static final String SPENT_PER_PAGE = "spent-per-page";

    private static final int PARTITIONS_OF_CLICKS = 3;

    private static final JoinWindows MINUTE_AFTER_THE_CLICK =
            JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofMinutes(1)).before(Duration.ZERO);

    private SpentPerPage() {}

    /** Joins clicks and purchases as exercise 5.1 does, and adds up what was spent by page. */
    public static void build(StreamsBuilder builder) {
        var clicks = builder.stream(CLICKS_BY_USER, Consumed.with(Serdes.String(), JsonSerdes.click()));
        var purchases = builder.stream(PURCHASES_BY_USER, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .repartition(Repartitioned.with(Serdes.String(), JsonSerdes.purchase())
                        .withNumberOfPartitions(PARTITIONS_OF_CLICKS));

        clicks.join(
                        purchases,
                        (click, purchase) -> new ClickOutcome(click.page(), purchase.amount()),
                        MINUTE_AFTER_THE_CLICK,
                        StreamJoined.with(Serdes.String(), JsonSerdes.click(), JsonSerdes.purchase()))
                .groupBy((user, outcome) -> outcome.page(), Grouped.with(Serdes.String(), JsonSerdes.clickOutcome()))
                .aggregate(
                        () -> 0.0,
                        (page, outcome, sum) -> sum + outcome.spent(),
                        Materialized.with(Serdes.String(), Serdes.Double()))
                .toStream()
                .to(SPENT_PER_PAGE, Produced.with(Serdes.String(), Serdes.Double()));
    }
}
