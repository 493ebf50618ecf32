package workbook.tables;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

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
        builder.table(STOCK, Consumed.with(Serdes.String(), Serdes.Long()))
                .filter((product, amount) -> amount < ENOUGH)
                .toStream()
                .to(LOW_STOCK, Produced.with(Serdes.String(), Serdes.Long()));
    }
}
