package workbook.joins;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import workbook.clickstream.ClickOutcome;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

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

    /** As a click sees it: the purchase is not before it, and at most a minute after. */
    private static final JoinWindows MINUTE_AFTER_THE_CLICK =
            JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofMinutes(1)).before(Duration.ZERO);

    private PurchasesAfterClicks() {}

    /** Joins each click with every purchase that its user made within the minute after it. */
    public static void build(StreamsBuilder builder) {
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((key, click) -> click.userId());
        var purchases = builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .selectKey((key, purchase) -> purchase.userId());

        clicks.join(
                        purchases,
                        (click, purchase) -> new ClickOutcome(click.page(), purchase.amount()),
                        MINUTE_AFTER_THE_CLICK,
                        StreamJoined.with(Serdes.String(), JsonSerdes.click(), JsonSerdes.purchase()))
                .to(PURCHASES_AFTER_CLICKS, Produced.with(Serdes.String(), JsonSerdes.clickOutcome()));
    }
}
