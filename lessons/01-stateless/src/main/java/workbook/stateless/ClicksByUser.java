package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

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
        // TODO 1.4
        // - read the Clicks of Topics.USER_CLICKS
        // - give each its user as the key; the value stays
        // - write them to CLICKS_BY_USER, whose producer puts equal keys into one partition:
        //   so let nothing travel through a topic in between
    }
}
