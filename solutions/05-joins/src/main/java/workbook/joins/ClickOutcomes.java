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

    /** As a click sees it: the purchase is not before it, at most a minute after, and may come ten seconds late. */
    private static final JoinWindows MINUTE_AFTER_THE_CLICK = JoinWindows.ofTimeDifferenceAndGrace(
                    Duration.ofMinutes(1), Duration.ofSeconds(10))
            .before(Duration.ZERO);

    private ClickOutcomes() {}

    /** Tells for each click what its user spent within the minute after it, or that it was nothing. */
    public static void build(StreamsBuilder builder) {
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((key, click) -> click.userId());
        var purchases = builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .selectKey((key, purchase) -> purchase.userId());

        clicks.leftJoin(
                        purchases,
                        ClickOutcomes::outcome,
                        MINUTE_AFTER_THE_CLICK,
                        StreamJoined.with(Serdes.String(), JsonSerdes.click(), JsonSerdes.purchase()))
                .to(CLICK_OUTCOMES, Produced.with(Serdes.String(), JsonSerdes.clickOutcome()));
    }

    /** @param purchase null if there was none */
    private static ClickOutcome outcome(Click click, Purchase purchase) {
        return new ClickOutcome(click.page(), purchase == null ? 0.0 : purchase.amount());
    }
}
