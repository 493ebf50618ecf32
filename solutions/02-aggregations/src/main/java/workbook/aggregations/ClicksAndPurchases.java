package workbook.aggregations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;
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

    private static final UserActivity NONE = new UserActivity(0, 0, 0, 0.0);

    private ClicksAndPurchases() {}

    /** Keeps one profile a user, to which clicks and purchases both add, and tells it with every change. */
    public static void build(StreamsBuilder builder) {
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy(
                        (key, click) -> click.userId(),
                        Grouped.with("clicks-by-user", Serdes.String(), JsonSerdes.click()));
        var purchases = builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .groupBy(
                        (key, purchase) -> purchase.userId(),
                        Grouped.with("purchases-by-user", Serdes.String(), JsonSerdes.purchase()));

        clicks.<UserActivity>cogroup((user, click, activity) -> withClick(activity, click))
                .cogroup(purchases, (user, purchase, activity) -> withPurchase(activity, purchase))
                .aggregate(() -> NONE, Materialized.with(Serdes.String(), JsonSerdes.userActivity()))
                .toStream()
                .to(USER_ACTIVITY, Produced.with(Serdes.String(), JsonSerdes.userActivity()));
    }

    private static UserActivity withClick(UserActivity activity, Click click) {
        return new UserActivity(
                activity.clicks() + 1, activity.seconds() + click.duration(), activity.purchases(), activity.spent());
    }

    private static UserActivity withPurchase(UserActivity activity, Purchase purchase) {
        return new UserActivity(
                activity.clicks(), activity.seconds(), activity.purchases() + 1, activity.spent() + purchase.amount());
    }
}
