package workbook.joins;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PricedPurchase;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;

/**
 * Exercise 5.9: what did a product cost at the time of its purchase? Chapter 5, "Temporal join".
 *
 * <pre>
 * user-purchases                 product-prices        priced-purchases
 *                                book -> 12.5   @0s
 *                                book -> 15.0 @100s
 * null -> user1 book 10.0 @50s                         (nothing yet: a price may come late)
 * null -> user2 book 15.0 @120s                        book -> user1 book 10.0, listed at 12.5
 * </pre>
 */
public final class PurchasesAtTheirPrice {

    /** Prices by product, Doubles: the record's timestamp says from when on a price holds. */
    public static final String PRODUCT_PRICES = "product-prices";
    /** {@link PricedPurchase}s by product. */
    public static final String PRICED_PURCHASES = "priced-purchases";

    /** How long a purchase waits for a price that comes late. */
    public static final Duration GRACE = Duration.ofSeconds(10);
    /** For how long past prices are kept. */
    public static final Duration HISTORY = Duration.ofMinutes(10);

    private PurchasesAtTheirPrice() {}

    /** Puts the price that held at the time beside each purchase. */
    public static void build(StreamsBuilder builder) {
        var prices = builder.table(
                PRODUCT_PRICES,
                Consumed.with(Serdes.String(), Serdes.Double()),
                Materialized.as(Stores.persistentVersionedKeyValueStore("price-history", HISTORY)));

        builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .selectKey((key, purchase) -> purchase.product())
                .join(
                        prices,
                        PurchasesAtTheirPrice::priced,
                        Joined.with(Serdes.String(), JsonSerdes.purchase(), Serdes.Double())
                                .withGracePeriod(GRACE))
                .to(PRICED_PURCHASES, Produced.with(Serdes.String(), JsonSerdes.pricedPurchase()));
    }

    private static PricedPurchase priced(Purchase purchase, double price) {
        return new PricedPurchase(purchase.userId(), purchase.product(), purchase.amount(), price);
    }
}
