package workbook.tables;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import workbook.clickstream.JsonSerdes;
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
        builder.stream(ORDERS, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .selectKey((number, order) -> key(Integer.parseInt(number)))
                .toTable(Materialized.<String, Purchase, KeyValueStore<Bytes, byte[]>>as(ORDERS_BY_NUMBER)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(JsonSerdes.purchase()));
    }

    /**
     * The orders of a range of numbers, in the order of their numbers.
     *
     * @param first the first number, from 1 on
     * @param last the last number, which belongs to the range
     */
    public static List<Purchase> between(ReadOnlyKeyValueStore<String, Purchase> orders, int first, int last) {
        var found = new ArrayList<Purchase>();
        try (var range = orders.range(key(first), key(last))) {
            range.forEachRemaining(order -> found.add(order.value));
        }
        return found;
    }

    /** As many digits for each, so that a smaller number comes first by its bytes, too. */
    private static String key(int number) {
        return String.format("%06d", number);
    }
}
