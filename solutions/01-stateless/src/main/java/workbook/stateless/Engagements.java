package workbook.stateless;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.Engagement;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 1.2: turns each click into a measure of engagement. Chapter 1, "Map".
 *
 * <pre>
 * user-clicks                        mapped-clicks
 * null -> user2 /products 10 s, 1s   null -> user2 /products score 100, processed at 1s
 * </pre>
 */
public final class Engagements {

    private static final int SCORE_PER_SECOND = 10;

    private Engagements() {}

    /** Maps every click to an {@link workbook.clickstream.Engagement}. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .mapValues(Engagements::of)
                .to(Topics.MAPPED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.engagement()));
    }

    private static Engagement of(Click click) {
        return new Engagement(click.userId(), click.page(), click.duration() * SCORE_PER_SECOND, click.timestamp());
    }
}
