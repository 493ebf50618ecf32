package workbook.stateless;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.ClickFact;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 1.3: says in two records what a click says in one. Chapter 1, "FlatMap".
 *
 * <pre>
 * user-clicks                    flatmapped-clicks
 * null -> user2 /products 10 s   null -> PageView  user2 /products
 *                                null -> TimeSpent user2 10 s
 * </pre>
 */
public final class ClickFacts {

    private ClickFacts() {}

    /** Makes two {@link workbook.clickstream.ClickFact}s of every click: the page view first, then the time spent. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .flatMapValues(ClickFacts::of)
                .to(Topics.FLATMAPPED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.clickFact()));
    }

    private static List<ClickFact> of(Click click) {
        return List.of(
                new ClickFact.PageView(click.userId(), click.page()),
                new ClickFact.TimeSpent(click.userId(), click.duration()));
    }
}
