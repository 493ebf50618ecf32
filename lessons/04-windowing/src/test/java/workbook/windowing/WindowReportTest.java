package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.engine.EventTime.at;
import static workbook.windowing.UserWindows.usersInWindowsOf;
import static workbook.windowing.UserWindows.window;
import static workbook.windowing.WindowReport.CLICKS_PER_30_SECONDS;
import static workbook.windowing.WindowReport.WINDOW_REPORT;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.kstream.Windowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.testkit.TopologyExercise;

class WindowReportTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(WindowReport::build);

    @Test
    void the_user_becomes_the_key() {
        var counts = counts();
        var report = report();

        counts.pipeInput(window("user1", 0, 30), 3L);
        counts.pipeInput(window("user2", 30, 60), 2L);

        exercise.check(report.readKeyValuesToList().stream()
                        .map(line -> line.key)
                        .toList())
                .mistake(
                        got -> got.stream().anyMatch(key -> key != null && key.startsWith("user1") && key.length() > 5),
                        "the key holds more than the user: the window's start is behind it on the wire, or was written into it.")
                .because("On the wire, a windowed key is the key's bytes and eight more for the start of the window.")
                .is("user1", "user2");
    }

    @Test
    void count_start_and_end_are_told() {
        var counts = counts();
        var report = report();

        counts.pipeInput(window("user1", 0, 30), 3L);
        counts.pipeInput(window("user1", 30, 60), 2L);

        exercise.check(report.readKeyValuesToList())
                .mistake(
                        got -> got.stream()
                                .anyMatch(line ->
                                        line.value.contains("from " + at(0)) && !line.value.contains("to " + at(30))),
                        "the window's end is wrong.")
                .because(
                        "Only the start of a window is on the wire; the reader's serde adds its size to get the end, so"
                                + " the size must be right.")
                .is(
                        pair("user1", "3 from 2026-01-05T00:00:00Z to 2026-01-05T00:00:30Z"),
                        pair("user1", "2 from 2026-01-05T00:00:30Z to 2026-01-05T00:01:00Z"));
    }

    @Test
    void every_count_gives_a_line() {
        var counts = counts();
        var report = report();

        counts.pipeInput(window("user1", 0, 30), 1L);
        counts.pipeInput(window("user1", 0, 30), 2L);

        exercise.check(report.readKeyValuesToList())
                .mistake(got -> got.size() == 1, "of two updates of one window a single line came out.")
                .because("The topic holds every update of a count, and the report tells them all.")
                .is(
                        pair("user1", "1 from 2026-01-05T00:00:00Z to 2026-01-05T00:00:30Z"),
                        pair("user1", "2 from 2026-01-05T00:00:00Z to 2026-01-05T00:00:30Z"));
    }

    private TestInputTopic<Windowed<String>, Long> counts() {
        return exercise.input(CLICKS_PER_30_SECONDS, usersInWindowsOf(Duration.ofSeconds(30)), Serdes.Long());
    }

    private TestOutputTopic<String, String> report() {
        return exercise.output(WINDOW_REPORT, Serdes.String(), Serdes.String());
    }
}
