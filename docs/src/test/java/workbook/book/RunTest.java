package workbook.book;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.junit.jupiter.api.Test;
import workbook.engine.TopologyRun;

/** What the book shows of a run: its table, its timeline and its topology. */
class RunTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Run run = run();

    @Test
    void each_record_that_came_in_has_a_row_with_what_was_written_for_it() {
        assertThat(run.steps()).extracting(Run.Step::record).containsExactly("a -> x @0s", "a -> y @4s", "a -> z @12s");
        assertThat(run.steps().get(1).written())
                .extracting(arrival -> arrival.topic() + ": " + arrival.record())
                .containsExactly("counts: a@[0s,10s) -> 2 @4s");
        assertThat(RecordTable.of(run, "What happens"))
                .startsWith(".What happens\n")
                .contains("|``letters`` |``counts``")
                .contains(Adoc.code("a -> z @12s") + "\n|" + Adoc.code("a@[10s,20s) -> 1 @12s"));
    }

    @Test
    void the_timeline_has_a_dot_for_each_record_and_a_bar_for_each_window_with_its_last_result() {
        var drawing = Timeline.of(run, "Letters");

        assertThat(Timeline.tells(run)).isTrue();
        assertThat(drawing.split("<circle")).hasSize(4);
        assertThat(drawing)
                .contains("aria-label=\"Letters. letters: a at 0 s; letters: a at 4 s; letters: a at 12 s;"
                        + " window from 0 s to 10 s: a -&gt; 2; window from 10 s to 20 s: a -&gt; 1.\"");
    }

    @Test
    void the_topology_is_drawn_with_its_topics_nodes_and_stores_and_told_in_words() {
        var drawing = TopologyDiagram.of(run.description(), "Letters counted");

        assertThat(drawing)
                .contains(">letters</text>", ">counts</text>", ">Sub-topology 0</text>", ">letters-store</text>")
                .contains("KSTREAM-SOURCE-0 reads letters passes on to")
                .contains("keeps letters-store")
                .contains("writes to counts");
    }

    @Test
    void no_sign_of_a_record_means_anything_to_asciidoc() {
        assertThat(Adoc.plain("a@[0s,10s) -> *b* {c} <d>"))
                .doesNotContain("[", "*", "{", "<", ">", "@")
                .contains("a", "10s", "b");
    }

    private static Run run() {
        var recorded = TopologyRun.build(RunTest::build, Map.of());
        try (var run = TopologyRun.start(recorded)) {
            var letters = run.driver()
                    .createInputTopic(
                            "letters",
                            Serdes.String().serializer(),
                            Serdes.String().serializer());
            letters.pipeInput("a", "x", at(0));
            letters.pipeInput("a", "y", at(4));
            letters.pipeInput("a", "z", at(12));
        }
        return Run.of(recorded);
    }

    private static void build(StreamsBuilder builder) {
        builder.stream("letters", Consumed.with(Serdes.String(), Serdes.String()))
                .groupByKey(Grouped.with(Serdes.String(), Serdes.String()))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(WINDOW))
                .count(Materialized.as("letters-store"))
                .toStream()
                .to(
                        "counts",
                        Produced.with(
                                WindowedSerdes.timeWindowedSerdeFrom(String.class, WINDOW.toMillis()), Serdes.Long()));
    }
}
