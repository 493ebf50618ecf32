package workbook.example.aggregations;

import static workbook.engine.EventTime.at;

import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import workbook.clickstream.JsonSerde;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;
import workbook.example.WorkedExample;

/** What is the least, and what is the most, that was paid for each product? */
public final class PriceRanges implements WorkedExample {

    /** Price ranges by product. */
    public static final String PRICE_RANGES = "price-ranges";
    /** The store of price ranges by product. */
    public static final String RANGES = "ranges";

    // tag::kept[]
    record PriceRange(double least, double most) {

        static final PriceRange NONE = new PriceRange(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        PriceRange including(double price) {
            return new PriceRange(Math.min(least, price), Math.max(most, price));
        }
    }
    // end::kept[]

    @Override
    // tag::topology[]
    public void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .groupBy(
                        (key, purchase) -> purchase.product(),
                        Grouped.with("purchases-by-product", Serdes.String(), JsonSerdes.purchase()))
                .aggregate(
                        () -> PriceRange.NONE,
                        (product, purchase, range) -> range.including(purchase.amount()),
                        Materialized.<String, PriceRange, KeyValueStore<Bytes, byte[]>>as(RANGES)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(JsonSerde.of(PriceRange.class)))
                .toStream()
                .to(PRICE_RANGES, Produced.with(Serdes.String(), JsonSerde.of(PriceRange.class)));
    }
    // end::topology[]

    @Override
    public void send(TopologyTestDriver driver) {
        var purchases = driver.createInputTopic(
                Topics.USER_PURCHASES,
                Serdes.String().serializer(),
                JsonSerdes.purchase().serializer());
        Stream.of(
                        new Purchase("user1", "book", 12.5, at(1)),
                        new Purchase("user2", "lamp", 40.0, at(2)),
                        new Purchase("user2", "book", 10.0, at(3)),
                        new Purchase("user3", "book", 11.0, at(4)),
                        new Purchase("user1", "book", 15.0, at(5)))
                .forEach(purchase -> purchases.pipeInput(null, purchase, purchase.timestamp()));
    }
}
