package workbook.joins;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.ClickWithPurchases;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.RecentPurchases;
import workbook.clickstream.Topics;

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

    private static final RecentPurchases NONE = new RecentPurchases(List.of());

    private ClicksWithPurchases() {}

    /** Puts the latest purchases of its user beside each click. */
    public static void build(StreamsBuilder builder) {
        var recentPurchases = builder.stream(
                        Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .groupBy((key, purchase) -> purchase.userId(), Grouped.with(Serdes.String(), JsonSerdes.purchase()))
                .aggregate(
                        () -> NONE,
                        (user, purchase, recent) -> withOneMore(recent, purchase),
                        Materialized.with(Serdes.String(), JsonSerdes.recentPurchases()));

        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((key, click) -> click.userId())
                .leftJoin(
                        recentPurchases,
                        ClicksWithPurchases::besideEachOther,
                        Joined.with(Serdes.String(), JsonSerdes.click(), JsonSerdes.recentPurchases()))
                .to(CLICKS_WITH_PURCHASES, Produced.with(Serdes.String(), JsonSerdes.clickWithPurchases()));
    }

    private static RecentPurchases withOneMore(RecentPurchases recent, Purchase purchase) {
        var products = new ArrayList<>(recent.products());
        products.add(purchase.product());
        int tooMany = Math.max(0, products.size() - MOST_PURCHASES);
        return new RecentPurchases(products.subList(tooMany, products.size()));
    }

    /** @param recent null if the user has not bought anything */
    private static ClickWithPurchases besideEachOther(Click click, RecentPurchases recent) {
        return new ClickWithPurchases(click.page(), recent == null ? List.of() : recent.products());
    }
}
