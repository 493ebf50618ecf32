package workbook.monitoring;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 7.7: finds what is wrong with a topology in its description. Chapter 7, "Describe a topology".
 *
 * <pre>
 * user-clicks                      views-per-page  clicks-per-user  seconds-per-user
 * null -> user1 /home  5 seconds   /home -> 1      user1 -> 1       user1 -> 5
 * null -> user1 /cart 10 seconds   /cart -> 1      user1 -> 2       user1 -> 15
 * null -> user2 /home  3 seconds   /home -> 2      user2 -> 1       user2 -> 3
 * </pre>
 */
public final class ClickReports {

    /** Counts by page. */
    public static final String VIEWS_PER_PAGE = "views-per-page";

    /** Counts by user. */
    public static final String CLICKS_PER_USER = "clicks-per-user";

    /** Seconds by user, as Integers. */
    public static final String SECONDS_PER_USER = "seconds-per-user";

    private ClickReports() {}

    /** Reports the views of each page, and the clicks and seconds of each user. */
    public static void build(StreamsBuilder builder) {
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()));

        clicks.selectKey((key, click) -> click.page())
                .groupByKey(Grouped.with("clicks-by-page", Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as("views-per-page"))
                .toStream()
                .to(VIEWS_PER_PAGE, Produced.with(Serdes.String(), Serdes.Long()));

        // Once for both reports.
        var clicksByUser = clicks.selectKey((key, click) -> click.userId())
                .repartition(
                        Repartitioned.with(Serdes.String(), JsonSerdes.click()).withName("clicks-by-user"));
        clicksByUser
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as("clicks-per-user"))
                .toStream()
                .to(CLICKS_PER_USER, Produced.with(Serdes.String(), Serdes.Long()));
        clicksByUser
                .mapValues(Click::duration)
                .groupByKey(Grouped.with("seconds-by-user", Serdes.String(), Serdes.Integer()))
                .reduce(Integer::sum, Materialized.as("seconds-per-user"))
                .toStream()
                .to(SECONDS_PER_USER, Produced.with(Serdes.String(), Serdes.Integer()));
    }

    /** Prints the topology's description. */
    public static void main(String[] arguments) {
        var builder = new StreamsBuilder();
        build(builder);
        System.out.println(builder.build().describe());
    }
}
