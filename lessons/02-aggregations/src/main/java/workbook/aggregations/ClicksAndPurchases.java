package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.UserActivity;

/**
 * Exercise 2.8: what did each user do so far, all in one profile? Chapter 2, "Cogroup".
 *
 * <pre>
 * user-clicks               user-purchases            user-activity
 * null -> user1 ... 5 s                               user1 -> 1 click,  5 seconds, 0 purchases,  0.0 spent
 *                           null -> user1 ... 12.5    user1 -> 1 click,  5 seconds, 1 purchase,  12.5 spent
 * null -> user1 ... 3 s                               user1 -> 2 clicks, 8 seconds, 1 purchase,  12.5 spent
 * </pre>
 */
public final class ClicksAndPurchases {

    /** {@link UserActivity} by user. */
    public static final String USER_ACTIVITY = "user-activity";

    private ClicksAndPurchases() {}

    /** Keeps one profile a user, to which clicks and purchases both add, and tells it with every change. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.8
        // - read the Clicks of Topics.USER_CLICKS and the Purchases of Topics.USER_PURCHASES, both without a key
        // - keep one UserActivity for each user: clicks add to its clicks and seconds, purchases to its purchases
        //   and what was spent; who only clicks, or only buys, has one too
        // - write it to USER_ACTIVITY with every change: keys are Strings, values by JsonSerdes.userActivity()
    }
}
