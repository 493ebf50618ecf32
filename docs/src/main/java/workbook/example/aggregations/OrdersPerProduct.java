package workbook.example.aggregations;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;

/** How often was each product bought? Told to a database in two ways, of which one survives a replay. */
public final class OrdersPerProduct {

    private OrdersPerProduct() {}

    /** Tells the database that there is one more. */
    public static void increments(StreamsBuilder builder, Map<String, Long> database) {
        var orders = orders(builder);
        // tag::increments[]
        orders.foreach((key, order) -> database.merge(order.product(), 1L, Long::sum));
        // end::increments[]
    }

    /** Tells the database how many there are. */
    public static void totals(StreamsBuilder builder, Map<String, Long> database) {
        var orders = orders(builder);
        // tag::totals[]
        orders.groupBy((key, order) -> order.product(), Grouped.with(Serdes.String(), JsonSerdes.purchase()))
                .count()
                .toStream()
                .foreach((product, total) -> database.put(product, total));
        // end::totals[]
    }

    private static KStream<String, Purchase> orders(StreamsBuilder builder) {
        return builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()));
    }
}
