package workbook.joins;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.PricedPurchase;
import workbook.clickstream.Product;
import workbook.clickstream.Purchase;

/**
 * Exercise 5.7: what does the catalogue say of each open order's product, now and whenever it changes? Chapter 5, "Foreign
 * key".
 *
 * <pre>
 * orders                    product-catalogue         priced-orders
 * o1 -> user1 book 10.0                               (nothing: the catalogue has no book)
 * o2 -> user2 book 11.0                               (nothing)
 *                           book -> reading, 12.5     o1 -> user1 book 10.0, listed at 12.5
 *                                                     o2 -> user2 book 11.0, listed at 12.5
 * o1 -> null                                          o1 -> null
 * </pre>
 */
public final class PricedOrders {

    /** Open orders: a {@link Purchase} by the order's id, with a tombstone for an order that is done. */
    public static final String ORDERS = "orders";
    /** {@link Product}s by name, with tombstones for those that are no longer sold. */
    public static final String PRODUCT_CATALOGUE = "product-catalogue";
    /** {@link PricedPurchase} by the order's id, for orders whose product is in the catalogue. */
    public static final String PRICED_ORDERS = "priced-orders";

    private PricedOrders() {}

    /** Keeps the list price beside each open order, whichever of the two changes. */
    public static void build(StreamsBuilder builder) {
        // TODO 5.7
        // - read ORDERS, whose values are JsonSerdes.purchase(), and PRODUCT_CATALOGUE, whose values are
        //   JsonSerdes.product(), as tables; the keys of both are Strings
        // - each order whose product is in the catalogue is told with the list price, and told again whenever the order
        //   or the product changes
        // - when the order or the product is deleted, the priced order is, too
        // - write every change to PRICED_ORDERS: keys are the orders' ids, values by JsonSerdes.pricedPurchase()
    }
}
