package workbook.example.stateless;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.example.stateless.MaskedInPlace.INTERNAL_LINES;
import static workbook.example.stateless.MaskedInPlace.LOG_LINES;
import static workbook.example.stateless.MaskedInPlace.PARTNER_LINES;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import workbook.engine.TopologyRun;

class MaskedInPlaceTest {

    private final MaskedInPlace example = new MaskedInPlace();

    @Test
    void what_one_operator_overwrites_is_overwritten_for_all() {
        assertThat(linesOf(example::build))
                .isEqualTo(Map.of(
                        PARTNER_LINES, List.of("***** /home 5", "***** /products 10"),
                        INTERNAL_LINES, List.of("***** /home 5", "***** /products 10")));
    }

    @Test
    void a_copy_leaves_the_others_alone() {
        assertThat(linesOf(MaskedInPlaceTest::masksACopy))
                .isEqualTo(Map.of(
                        PARTNER_LINES, List.of("***** /home 5", "***** /products 10"),
                        INTERNAL_LINES, List.of("user1 /home 5", "user2 /products 10")));
    }

    private static void masksACopy(StreamsBuilder builder) {
        var written = Produced.with(Serdes.String(), Serdes.ByteArray());
        var lines = builder.stream(LOG_LINES, Consumed.with(Serdes.String(), Serdes.ByteArray()));
        lines.mapValues(line -> MaskedInPlace.masked(line.clone())).to(PARTNER_LINES, written);
        lines.to(INTERNAL_LINES, written);
    }

    private Map<String, List<String>> linesOf(Consumer<StreamsBuilder> build) {
        try (var run = TopologyRun.start(TopologyRun.build(build, Map.of()))) {
            example.send(run.driver());
            return Map.of(PARTNER_LINES, lines(run, PARTNER_LINES), INTERNAL_LINES, lines(run, INTERNAL_LINES));
        }
    }

    private static List<String> lines(TopologyRun run, String topic) {
        return run.driver()
                .createOutputTopic(
                        topic, Serdes.String().deserializer(), Serdes.String().deserializer())
                .readValuesToList();
    }
}
