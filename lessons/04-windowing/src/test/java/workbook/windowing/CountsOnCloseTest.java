package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.CountsOnClose.CLICKS_ON_CLOSE;
import static workbook.windowing.UserWindows.clickOf;
import static workbook.windowing.UserWindows.usersInWindowsOf;
import static workbook.windowing.UserWindows.window;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.kstream.Windowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class CountsOnCloseTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(CountsOnClose::build);

    @Test
    void nothing_buffers_the_counts_a_second_time() {
        var stores = exercise.description().subtopologies().stream()
                .flatMap(subtopology -> subtopology.nodes().stream())
                .filter(TopologyDescription.Processor.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
                .distinct()
                .toList();

        exercise.check(stores.size())
                .mistake(
                        number -> number > 1, "the counts are kept twice: in the windows, and in a buffer behind them.")
                .because("Windows that emit on close need no buffer: they hold the counts already (KIP-825).")
                .is(1);
    }

    @Test
    void nothing_is_told_before_the_window_is_closed() {
        var counts = counts();

        click("user1", 0);
        click("user1", 10);
        click("user2", 39);

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 1L)),
                        "a count came out that was not final: every update is passed on.")
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 2L)),
                        "a count came out before its window was closed, and late clicks may still change it.")
                .because("The window ended at 30 s, and for ten seconds more a late click may change its count.")
                .isEmpty();
    }

    @Test
    void each_window_is_told_once_at_its_end_plus_grace() {
        var counts = counts();

        click("user1", 0);
        click("user2", 10);
        click("user1", 20);
        click("user2", 40);

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "the window is closed, and its counts did not come out: its grace period is too long, or something else holds them back.")
                .mistake(got -> got.size() > 2, "counts came out that were not final.")
                .because("At stream time 40 s the window [0s,30s) is closed for everyone, and each count is told once.")
                .isInAnyOrder(pair(window("user1", 0, 30), 2L), pair(window("user2", 0, 30), 1L));
    }

    @Test
    void late_clicks_within_the_grace_period_are_in_the_final_count() {
        var counts = counts();

        click("user1", 0);
        click("user1", 39);
        click("user1", 29);
        click("user1", 41);

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 1L)),
                        "a late click is not in the count: the window did not wait for it.")
                .because("The click of 29 s came at stream time 39 s, one second before the window was closed.")
                .is(pair(window("user1", 0, 30), 2L));
    }

    @Test
    void silence_closes_nothing() {
        var counts = counts();

        click("user1", 0);
        exercise.driver().advanceWallClockTime(Duration.ofHours(1));

        exercise.check(counts.readKeyValuesToList())
                .mistake(got -> !got.isEmpty(), "a count came out though no later click had come.")
                .because("Only records move stream time. However late it is on the wall, a window without a later click"
                        + " stays open.")
                .isEmpty();
    }

    @Test
    void a_jump_of_time_loses_no_window() {
        var counts = counts();

        click("user1", 0);
        click("user1", 31);
        click("user1", 3_600);

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "an hour of silence has lost the windows before it: when stream time jumped, they were no longer kept.")
                .because(
                        "Windows are kept for their size and grace unless told otherwise, and what is no longer kept cannot"
                                + " be emitted. A longer retention outlasts the jump.")
                .is(pair(window("user1", 0, 30), 1L), pair(window("user1", 30, 60), 1L));
    }

    /** Looks for closed windows are a second apart on the wall clock at least, so it moves on with every click. */
    private void click(String user, long second) {
        exercise.driver().advanceWallClockTime(Duration.ofSeconds(1));
        exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click()).pipeInput(clickOf(user), at(second));
    }

    private TestOutputTopic<Windowed<String>, Long> counts() {
        return exercise.output(CLICKS_ON_CLOSE, usersInWindowsOf(Duration.ofSeconds(30)), Serdes.Long());
    }
}
