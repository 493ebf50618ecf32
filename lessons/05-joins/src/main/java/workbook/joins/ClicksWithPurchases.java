package workbook.joins;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.ClickWithPurchases;

/**
 * Exercise 5.4: what had the user bought who clicks there? Chapter 5, "Stream and table".
 *
 * <pre>
 * user-clicks            user-purchases          clicks-with-purchases
 * null -> user1 /home                            user1 -> /home, []
 *                        null -> user1 book      (nothing: only a click is told)
 * null -> user1 /cart                            user1 -> /cart, [book]
 * </pre>
 */
public final class ClicksWithPurchases {

    /** {@link ClickWithPurchases} by user. */
    public static final String CLICKS_WITH_PURCHASES = "clicks-with-purchases";

    /** How many purchases of a user are kept. */
    public static final int MOST_PURCHASES = 5;

    private ClicksWithPurchases() {}

    /** Puts the latest purchases of its user beside each click. */
    public static void build(StreamsBuilder builder) {
        // TODO 5.4
        // - keep the products of each user's latest purchases, at most MOST_PURCHASES, the eldest first, in a table:
        //   the Purchases of Topics.USER_PURCHASES come without a key (RecentPurchases and its serde are there)
        // - for each Click of Topics.USER_CLICKS, also without a key, tell its page and those products; the list is
        //   empty for a user who has not bought anything
        // - a purchase alone tells nothing
        // - write to CLICKS_WITH_PURCHASES: keys are users as Strings, values by JsonSerdes.clickWithPurchases()
    }
}
