package workbook.tables;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 3.3: knows which products are about to run out. Chapter 3, "A table filtered".
 *
 * <pre>
 * stock              low-stock
 * book -> 3          book -> 3
 * lamp -> 8          (nothing)
 * book -> 40         book -> null     there are enough again
 * </pre>
 */
public final class LowStock {

    /** How many of each product are there: Longs by product, with a tombstone for one that is no longer sold. */
    public static final String STOCK = "stock";
    /** The same for products of which there are fewer than {@link #ENOUGH}. */
    public static final String LOW_STOCK = "low-stock";

    /** As many as this are enough. */
    public static final long ENOUGH = 5;

    private LowStock() {}

    /** Keeps the products of which there are not enough. */
    public static void build(StreamsBuilder builder) {
        // TODO 3.3
        // - read STOCK as a table: keys are Strings, values are Longs
        // - keep the rows with fewer than ENOUGH, and only as long as they have
        // - write each change to LOW_STOCK: keys are Strings, values are Longs
    }
}
