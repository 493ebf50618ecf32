package workbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class TopologyRunTest {

    @Test
    void a_run_with_a_persistent_store_leaves_nothing_behind() {
        var recorded = TopologyRun.build(
                builder -> builder.table(
                        "cities",
                        Consumed.with(Serdes.String(), Serdes.String()),
                        Materialized.as(Stores.persistentKeyValueStore("cities"))),
                Map.of());
        var state = Path.of((String) recorded.config().get(StreamsConfig.STATE_DIR_CONFIG));

        try (var run = TopologyRun.start(recorded)) {
            run.driver()
                    .createInputTopic(
                            "cities",
                            Serdes.String().serializer(),
                            Serdes.String().serializer())
                    .pipeInput("user1", "Bonn");

            assertThat(state).isNotEmptyDirectory();
        }

        assertThat(state).doesNotExist();
    }
}
