package workbook.example.tables;

import static org.apache.kafka.streams.KeyValue.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static workbook.example.tables.FavouritePages.FANS;
import static workbook.example.tables.FavouritePages.FANS_PER_PAGE;
import static workbook.example.tables.FavouritePages.LONGEST_CLICKS;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import workbook.clickstream.Click;
import workbook.engine.TopologyRun;

class FavouritePagesTest {

    @Test
    void a_user_with_a_new_favourite_is_taken_from_the_old_one() {
        var example = new FavouritePages();
        try (var run = TopologyRun.start(TopologyRun.build(example::build, Map.of()))) {
            example.send(run.driver());

            assertThat(run.driver()
                            .createOutputTopic(
                                    FANS_PER_PAGE,
                                    Serdes.String().deserializer(),
                                    Serdes.Long().deserializer())
                            .readKeyValuesToList())
                    .containsExactly(
                            pair("/home", 1L),
                            pair("/home", 2L),
                            pair("/home", 1L),
                            pair("/cart", 1L),
                            pair("/cart", 1L),
                            pair("/home", 0L),
                            pair("/cart", 2L));
            assertThat(run.driver()
                            .<String, Click>getKeyValueStore(LONGEST_CLICKS)
                            .get("user1")
                            .page())
                    .isEqualTo("/cart");
            assertThat(run.driver().<String, Long>getKeyValueStore(FANS).get("/home"))
                    .isZero();
        }
    }
}
