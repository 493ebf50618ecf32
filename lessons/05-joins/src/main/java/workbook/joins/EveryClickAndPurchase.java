package workbook.joins;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.ClickOutcome;

/**
 * Exercise 5.3: what became of each click, and where did each purchase come from? Chapter 5, "Outer join".
 *
 * <pre>
 * user-clicks                  user-purchases               clicks-and-purchases
 * null -> user1 /cart   @0s
 *                              null -> user1 ... 12.5 @30s  user1 -> /cart, 12.5
 * null -> user2 /home  @40s
 *                              null -> user3 ...  9.0 @50s
 * null -> user4 /home @200s                                 user2 -> /home, 0.0         long over,
 *                                                           user3 -> (no click), 9.0    both of them
 * </pre>
 */
public final class EveryClickAndPurchase {

    /** {@link ClickOutcome}s by user, one at least for each click and for each purchase. */
    public static final String CLICKS_AND_PURCHASES = "clicks-and-purchases";

    /** The page of a purchase that no click led to. */
    public static final String NO_CLICK = "(no click)";

    private EveryClickAndPurchase() {}

    /** Tells of every click and of every purchase, together where they belong together. */
    public static void build(StreamsBuilder builder) {
        // TODO 5.3
        // - read, key and join as in 5.2, with the same minute and the same ten seconds of grace
        // - a purchase that no click led to comes out too, with the page NO_CLICK
        // - write page and amount to CLICKS_AND_PURCHASES: keys are users as Strings, values by
        // JsonSerdes.clickOutcome()
    }
}
