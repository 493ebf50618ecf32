package workbook.aggregations;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PageViews;
import workbook.clickstream.Topics;

/**
 * Exercise 2.3: who looked at each page lately? Chapter 2, "Aggregate".
 *
 * <pre>
 * user-clicks               views-per-page
 * null -> user1 /home  1 s  /home -> [1 s]
 * ...
 * null -> user2 /home  6 s  /home -> [2 s, 3 s, 4 s, 5 s, 6 s]      the eldest of six is gone
 * </pre>
 */
public final class LatestViews {

    /** The latest views by page. */
    public static final String VIEWS_PER_PAGE = "views-per-page";

    /** How many views of a page are kept. */
    public static final int MOST_VIEWS = 5;

    private LatestViews() {}

    /** Keeps the latest clicks on each page, and tells them with every click. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.page(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .aggregate(
                        () -> new PageViews(List.of()),
                        (page, click, views) -> withClick(views, click),
                        Materialized.with(Serdes.String(), JsonSerdes.pageViews()))
                .toStream()
                .to(VIEWS_PER_PAGE, Produced.with(Serdes.String(), JsonSerdes.pageViews()));
    }

    private static PageViews withClick(PageViews views, Click click) {
        int surplus = Math.max(0, views.latest().size() + 1 - MOST_VIEWS);
        return new PageViews(Stream.concat(views.latest().stream(), Stream.of(click))
                .skip(surplus)
                .toList());
    }
}
