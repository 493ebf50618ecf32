package workbook.example.tables;

import static workbook.engine.EventTime.at;

import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;
import workbook.example.WorkedExample;

/** A user's favourite is the page of their longest click. How many users is each page the favourite of? */
public final class FavouritePages implements WorkedExample {

    /** Numbers of users by page. */
    public static final String FANS_PER_PAGE = "fans-per-page";

    /** The store of longest clicks by user. */
    public static final String LONGEST_CLICKS = "longest-clicks";
    /** The store of numbers of users by page. */
    public static final String FANS = "fans";

    @Override
    // tag::topology[]
    public void build(StreamsBuilder builder) {
        var longestClicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy(
                        (key, click) -> click.userId(),
                        Grouped.with("clicks-by-user", Serdes.String(), JsonSerdes.click()))
                .reduce(FavouritePages::longer, Materialized.as(LONGEST_CLICKS));

        longestClicks
                .groupBy(
                        (user, longest) -> KeyValue.pair(longest.page(), user),
                        Grouped.with("users-by-page", Serdes.String(), Serdes.String()))
                .count(Materialized.as(FANS))
                .toStream()
                .to(FANS_PER_PAGE, Produced.with(Serdes.String(), Serdes.Long()));
    }

    private static Click longer(Click longest, Click click) {
        return click.duration() > longest.duration() ? click : longest;
    }
    // end::topology[]

    @Override
    public void send(TopologyTestDriver driver) {
        var clicks = driver.createInputTopic(
                Topics.USER_CLICKS,
                Serdes.String().serializer(),
                JsonSerdes.click().serializer());
        Stream.of(
                        new Click("user1", "/home", 5, at(1)),
                        new Click("user2", "/home", 8, at(2)),
                        new Click("user1", "/cart", 30, at(3)),
                        new Click("user1", "/products", 4, at(4)),
                        new Click("user2", "/cart", 20, at(5)))
                .forEach(click -> clicks.pipeInput(null, click, click.timestamp()));
    }
}
