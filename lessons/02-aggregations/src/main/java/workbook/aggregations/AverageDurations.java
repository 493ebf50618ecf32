package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 2.4: how long do users stay on each page, on average? Chapter 2, "An immutable accumulator".
 *
 * <pre>
 * user-clicks                average-seconds-per-page
 * null -> user1 /home   5 s  /home -> 5.0
 * null -> user2 /home  10 s  /home -> 7.5
 * </pre>
 */
public final class AverageDurations {

    /** Average seconds by page. */
    public static final String AVERAGE_SECONDS_PER_PAGE = "average-seconds-per-page";

    private AverageDurations() {}

    /** Keeps the average duration of the clicks on each page, and tells every new one. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.4
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - keep for each page what its average duration is made of, in a record of your own that never changes;
        //   JsonSerde.of(...) makes a serde for it
        // - write every new average to AVERAGE_SECONDS_PER_PAGE: keys are Strings, values are Doubles
    }
}
