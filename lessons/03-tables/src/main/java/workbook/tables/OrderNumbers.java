package workbook.tables;

import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import workbook.clickstream.Purchase;

/**
 * Exercise 3.8: finds orders by a range of their numbers. Chapter 3, "Ranges".
 *
 * <pre>
 * orders                    between(store, 9, 11)
 * 8 -> user1 book
 * 9 -> user1 lamp           user1 lamp
 * 10 -> user2 pen           user2 pen
 * 100 -> user2 mug
 * </pre>
 */
public final class OrderNumbers {

    /** {@link Purchase}s by order number: keys are Strings such as {@code "9"} and {@code "10"}, in no order. */
    public static final String ORDERS = "orders";

    /** The store of {@link Purchase}s by a key of yours. */
    public static final String ORDERS_BY_NUMBER = "orders-by-number";

    /** No order has a greater number. */
    public static final int GREATEST = 999_999;

    private OrderNumbers() {}

    /** Keeps all orders under keys whose order in the store is that of their numbers. */
    public static void build(StreamsBuilder builder) {
        // TODO 3.8
        // - read ORDERS: keys are Strings, values by JsonSerdes.purchase()
        // - keep a table of them in a state store of the name ORDERS_BY_NUMBER, with keys that are Strings, but sort by
        //   number as the store sorts: by their bytes
    }

    /**
     * The orders of a range of numbers, in the order of their numbers.
     *
     * @param first the first number, from 1 on
     * @param last the last number, which belongs to the range
     */
    public static List<Purchase> between(ReadOnlyKeyValueStore<String, Purchase> orders, int first, int last) {
        // TODO 3.8
        // - ask the store for the range, by the keys that you gave
        // - leave nothing open
        return List.of();
    }
}
