package workbook.joins;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.Delivery;

/**
 * Exercise 5.6: which carts can be delivered, and where to? Chapter 5, "Table and table".
 *
 * <pre>
 * carts             addresses         deliveries
 * user1 -> 42.5                       (nothing: no address yet)
 *                   user1 -> Bonn     user1 -> Bonn, 42.5
 *                   user1 -> Rome     user1 -> Rome, 42.5
 * user1 -> null                       user1 -> null        the cart is gone, and so is its delivery
 * </pre>
 */
public final class Deliveries {

    /** What each user's cart costs: Doubles by user, with a tombstone for a cart that was emptied. */
    public static final String CARTS = "carts";
    /** Where each user lives: cities by user, with a tombstone for an address that was deleted. */
    public static final String ADDRESSES = "addresses";
    /** {@link Delivery} by user, for those who have both; a tombstone where one of them is gone. */
    public static final String DELIVERIES = "deliveries";

    private Deliveries() {}

    /** Keeps a delivery for each user who has a cart and an address. */
    public static void build(StreamsBuilder builder) {
        // TODO 5.6
        // - read CARTS, Doubles by user, and ADDRESSES, Strings by user, as tables
        // - whoever has both has a delivery: the city and the total; it follows each change of either
        // - when the cart or the address is deleted, so is the delivery
        // - write every change to DELIVERIES: keys are Strings, values by JsonSerdes.delivery()
    }
}
