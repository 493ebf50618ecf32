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
 * Exercise 1.8: the whole chain in one topology. Chapter 1, "One linear topology".
 *
 * <pre>
 * user-clicks                        mapped-clicks
 * null -> user1 /home      5 s, 0s   (nothing)
 * null -> user2 /products 10 s, 1s   user2 -> user2 /products score 100, processed at 1s
 * </pre>
 */
public final class LongEngagements {

    private static final int LONG_SECONDS = 5;
    private static final int SCORE_PER_SECOND = 10;

    private LongEngagements() {}

    /** Filters, maps and keys the clicks, from the first topic to the last without a stop. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((key, click) -> click.duration() > LONG_SECONDS)
                .mapValues(LongEngagements::engagement)
                .selectKey((key, engagement) -> engagement.user())
                .to(Topics.MAPPED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.engagement()));
    }

    private static Engagement engagement(Click click) {
        return new Engagement(click.userId(), click.page(), click.duration() * SCORE_PER_SECOND, click.timestamp());
    }
}
