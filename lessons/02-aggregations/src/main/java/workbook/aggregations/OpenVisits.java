package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 2.5: how long has each user been in the shop who has not checked out yet? Chapter 2, "Null deletes".
 *
 * <pre>
 * user-clicks                    open-visits
 * null -> user1 /home      5 s   user1 -> 5
 * null -> user1 /cart      0 s   (nothing)
 * null -> user1 /checkout  8 s   user1 -> null     the visit is over: a tombstone
 * null -> user1 /home      2 s   user1 -> 2
 * </pre>
 */
public final class OpenVisits {

    /** Seconds by user, for those whose visit is not over. */
    public static final String OPEN_VISITS = "open-visits";

    /** A click on this page ends a visit. */
    public static final String LAST_PAGE = "/checkout";

    private OpenVisits() {}

    /** Adds up the durations of each user's clicks until the checkout, which deletes the sum. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.5
        // - read the Clicks of Topics.USER_CLICKS; they come without a key
        // - add up the durations of each user's clicks; a click on LAST_PAGE deletes the user's sum
        // - a click of zero seconds, on whatever page, is skipped: it changes nothing and nothing is written for it
        // - write every new sum, and a tombstone for each that is deleted, to OPEN_VISITS: keys are Strings,
        //   values are Longs
    }
}
