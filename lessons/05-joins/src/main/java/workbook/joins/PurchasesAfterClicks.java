package workbook.joins;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.ClickOutcome;

/**
 * Exercise 5.1: which clicks led to a purchase? Chapter 5, "Stream and stream".
 *
 * <pre>
 * user-clicks                     user-purchases              purchases-after-clicks
 *                                 null -> user1 ...  7.0 @0s
 * null -> user1 /cart     @30s                                (nothing)
 *                                 null -> user1 ... 12.5 @60s user1 -> /cart, 12.5
 * null -> user1 /checkout @70s                                (nothing)
 *                                 null -> user1 ...  9.0 @90s user1 -> /cart, 9.0
 *                                                             user1 -> /checkout, 9.0
 * </pre>
 */
public final class PurchasesAfterClicks {

    /** {@link ClickOutcome}s by user. */
    public static final String PURCHASES_AFTER_CLICKS = "purchases-after-clicks";

    private PurchasesAfterClicks() {}

    /** Joins each click with every purchase that its user made within the minute after it. */
    public static void build(StreamsBuilder builder) {
        // TODO 5.1
        // - read the Clicks of Topics.USER_CLICKS and the Purchases of Topics.USER_PURCHASES, both without a key
        // - join each click with every purchase of the same user that came after it, at most a minute later: the same
        //   moment and the full minute count, a purchase before the click does not
        // - no grace
        // - write page and amount of each pair to PURCHASES_AFTER_CLICKS: keys are users as Strings, values by
        //   JsonSerdes.clickOutcome()
    }
}
