package workbook.example.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;
import static workbook.example.aggregations.PriceRanges.PRICE_RANGES;
import static workbook.example.aggregations.PriceRanges.RANGES;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import workbook.clickstream.JsonSerde;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;
import workbook.engine.TopologyRun;
import workbook.example.aggregations.PriceRanges.PriceRange;

class PriceRangesTest {

    private final PriceRanges example = new PriceRanges();

    @Test
    void each_purchase_tells_the_range_of_its_product() {
        try (var run = start()) {
            example.send(run.driver());

            assertThat(ranges(run.driver()))
                    .containsExactly(
                            pair("book", new PriceRange(12.5, 12.5)),
                            pair("lamp", new PriceRange(40.0, 40.0)),
                            pair("book", new PriceRange(10.0, 12.5)),
                            pair("book", new PriceRange(10.0, 12.5)),
                            pair("book", new PriceRange(10.0, 15.0)));
            assertThat(run.driver().<String, PriceRange>getKeyValueStore(RANGES).get("book"))
                    .isEqualTo(new PriceRange(10.0, 15.0));
        }
    }

    @Test
    void neither_the_order_of_the_purchases_nor_a_second_delivery_changes_the_end() {
        try (var run = start()) {
            var purchases = run.driver()
                    .createInputTopic(
                            Topics.USER_PURCHASES,
                            Serdes.String().serializer(),
                            JsonSerdes.purchase().serializer());
            for (double price : new double[] {15.0, 10.0, 10.0, 12.5, 15.0, 11.0}) {
                purchases.pipeInput(new Purchase("user1", "book", price, at(0)));
            }

            var told = ranges(run.driver());
            assertThat(told.get(told.size() - 1)).isEqualTo(pair("book", new PriceRange(10.0, 15.0)));
        }
    }

    private TopologyRun start() {
        return TopologyRun.start(TopologyRun.build(example::build, Map.of()));
    }

    private static List<KeyValue<String, PriceRange>> ranges(TopologyTestDriver driver) {
        return driver.createOutputTopic(
                        PRICE_RANGES,
                        Serdes.String().deserializer(),
                        JsonSerde.of(PriceRange.class).deserializer())
                .readKeyValuesToList();
    }
}
