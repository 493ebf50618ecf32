package workbook.stateless;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 1.4: gives each click its user as the key. Chapter 1, "A new key, and what it costs".
 *
 * <pre>
 * user-clicks                    clicks-by-user
 * null -> user2 /products 10 s   user2 -> user2 /products 10 s
 * </pre>
 */
public final class ClicksByUser {

    /** Clicks with their user as the key. */
    public static final String CLICKS_BY_USER = "clicks-by-user";

    private ClicksByUser() {}

    /** Keys every click by its user. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((key, click) -> click.userId())
                .to(CLICKS_BY_USER, Produced.with(Serdes.String(), JsonSerdes.click()));
    }
}
