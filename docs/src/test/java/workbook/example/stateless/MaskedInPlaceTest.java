package workbook.example.stateless;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.example.stateless.MaskedInPlace.ACTIVE_USERS;
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
                        ACTIVE_USERS, List.of("*****", "*****")));
    }

    @Test
    void a_copy_leaves_the_others_alone() {
        assertThat(linesOf(MaskedInPlaceTest::masksACopy))
                .isEqualTo(Map.of(
                        PARTNER_LINES, List.of("***** /home 5", "***** /products 10"),
                        ACTIVE_USERS, List.of("user1", "user2")));
    }

    @Test
    void the_other_way_round_nothing_happens() {
        assertThat(linesOf(MaskedInPlaceTest::masksLast))
                .isEqualTo(Map.of(
                        PARTNER_LINES, List.of("***** /home 5", "***** /products 10"),
                        ACTIVE_USERS, List.of("user1", "user2")));
    }

    private static void masksLast(StreamsBuilder builder) {
        var lines = builder.stream(LOG_LINES, Consumed.with(Serdes.String(), Serdes.ByteArray()));
        lines.mapValues(MaskedInPlace::userOf).to(ACTIVE_USERS, Produced.with(Serdes.String(), Serdes.String()));
        lines.mapValues(MaskedInPlace::masked).to(PARTNER_LINES, Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static void masksACopy(StreamsBuilder builder) {
        var lines = builder.stream(LOG_LINES, Consumed.with(Serdes.String(), Serdes.ByteArray()));
        lines.mapValues(line -> MaskedInPlace.masked(line.clone()))
                .to(PARTNER_LINES, Produced.with(Serdes.String(), Serdes.ByteArray()));
        lines.mapValues(MaskedInPlace::userOf).to(ACTIVE_USERS, Produced.with(Serdes.String(), Serdes.String()));
    }

    private Map<String, List<String>> linesOf(Consumer<StreamsBuilder> build) {
        try (var run = TopologyRun.start(TopologyRun.build(build, Map.of()))) {
            example.send(run.driver());
            return Map.of(PARTNER_LINES, lines(run, PARTNER_LINES), ACTIVE_USERS, lines(run, ACTIVE_USERS));
        }
    }

    private static List<String> lines(TopologyRun run, String topic) {
        return run.driver()
                .createOutputTopic(
                        topic, Serdes.String().deserializer(), Serdes.String().deserializer())
                .readValuesToList();
    }
}
