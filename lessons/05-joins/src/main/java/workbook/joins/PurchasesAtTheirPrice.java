package workbook.joins;

import java.time.Duration;
import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.PricedPurchase;

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
        // TODO 5.9
        // - read PRODUCT_PRICES, Doubles by product, as a versioned table that keeps a HISTORY of ten minutes
        // - join each Purchase of Topics.USER_PURCHASES, which comes without a key, with the price that its product had
        //   at the time of the purchase, even if it has another by now
        // - leave out a purchase whose product had no price then
        // - let each purchase wait for GRACE, so that a price which comes late is seen
        // - write to PRICED_PURCHASES: keys are products as Strings, values by JsonSerdes.pricedPurchase()
    }
}
