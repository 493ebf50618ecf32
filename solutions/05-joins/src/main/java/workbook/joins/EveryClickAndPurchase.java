package workbook.joins;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import workbook.clickstream.Click;
import workbook.clickstream.ClickOutcome;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;

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

    /** As a click sees it: the purchase is not before it, at most a minute after, and may come ten seconds late. */
    private static final JoinWindows MINUTE_AFTER_THE_CLICK = JoinWindows.ofTimeDifferenceAndGrace(
                    Duration.ofMinutes(1), Duration.ofSeconds(10))
            .before(Duration.ZERO);

    private EveryClickAndPurchase() {}

    /** Tells of every click and of every purchase, together where they belong together. */
    public static void build(StreamsBuilder builder) {
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((key, click) -> click.userId());
        var purchases = builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .selectKey((key, purchase) -> purchase.userId());

        clicks.outerJoin(
                        purchases,
                        EveryClickAndPurchase::outcome,
                        MINUTE_AFTER_THE_CLICK,
                        StreamJoined.with(Serdes.String(), JsonSerdes.click(), JsonSerdes.purchase()))
                .to(CLICKS_AND_PURCHASES, Produced.with(Serdes.String(), JsonSerdes.clickOutcome()));
    }

    /**
     * One of the two is there.
     *
     * @param click null if none led to the purchase
     * @param purchase null if the click led to none
     */
    private static ClickOutcome outcome(Click click, Purchase purchase) {
        return new ClickOutcome(click == null ? NO_CLICK : click.page(), purchase == null ? 0.0 : purchase.amount());
    }
}
