package workbook.example.aggregations;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.START;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;
import workbook.engine.TopologyRun;

class OrdersPerProductTest {

    @Test
    void increments_count_twice_what_is_processed_twice() {
        assertThat(afterAReplay(OrdersPerProduct::increments)).isEqualTo(Map.of("book", 6L));
    }

    @Test
    void totals_stay_the_same() {
        assertThat(afterAReplay(OrdersPerProduct::totals)).isEqualTo(Map.of("book", 3L));
    }

    /** Three purchases, and the same three again in an application that starts anew. */
    private static Map<String, Long> afterAReplay(BiConsumer<StreamsBuilder, Map<String, Long>> design) {
        var database = new HashMap<String, Long>();
        for (int start = 0; start < 2; start++) {
            try (var run =
                    TopologyRun.start(TopologyRun.build(builder -> design.accept(builder, database), Map.of()))) {
                run.driver()
                        .createInputTopic(
                                Topics.USER_PURCHASES,
                                Serdes.String().serializer(),
                                JsonSerdes.purchase().serializer())
                        .pipeValueList(List.of(purchase("user1"), purchase("user2"), purchase("user1")));
            }
        }
        return database;
    }

    private static Purchase purchase(String user) {
        return new Purchase(user, "book", 10.0, START);
    }
}
