package workbook.joins;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.ClickOutcome;

/**
 * Exercise 5.2: what became of each click, even if nothing did? Chapter 5, "Left join".
 *
 * <pre>
 * user-clicks                  user-purchases               click-outcomes
 * null -> user1 /cart   @0s                                 (nothing yet)
 * null -> user2 /home  @20s                                 (nothing yet)
 *                              null -> user1 ... 12.5 @60s  user1 -> /cart, 12.5
 * null -> user3 /home  @91s                                 user2 -> /home, 0.0    its minute and the grace are over
 * </pre>
 */
public final class ClickOutcomes {

    /** {@link ClickOutcome}s by user, one at least for each click. */
    public static final String CLICK_OUTCOMES = "click-outcomes";

    private ClickOutcomes() {}

    /** Tells for each click what its user spent within the minute after it, or that it was nothing. */
    public static void build(StreamsBuilder builder) {
        // TODO 5.2
        // - read, key and join as in 5.1, but let clicks and purchases come up to ten seconds late
        // - a click without such a purchase comes out too, once, with 0.0 spent, when neither its minute nor the grace
        //   period can bring one any more
        // - write page and amount to CLICK_OUTCOMES: keys are users as Strings, values by JsonSerdes.clickOutcome()
    }
}
