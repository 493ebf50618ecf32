package workbook.stateless;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 1.1: drops the clicks that were over at once. Chapter 1, "Filter".
 *
 * <pre>
 * user-clicks                    filtered-clicks
 * null -> user1 /home      5 s   (nothing)
 * null -> user2 /products 10 s   null -> user2 /products 10 s
 * </pre>
 */
public final class LongClicks {

    private static final int LONG_SECONDS = 5;

    private LongClicks() {}

    /** Passes on the clicks of more than five seconds, and no others. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((key, click) -> click.duration() > LONG_SECONDS)
                .to(Topics.FILTERED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.click()));
    }
}
