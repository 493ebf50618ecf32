package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.FinalCounts.FINAL_CLICKS_PER_30_SECONDS;
import static workbook.windowing.UserWindows.clickOf;
import static workbook.windowing.UserWindows.usersInWindowsOf;
import static workbook.windowing.UserWindows.window;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.kstream.Windowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class FinalCountsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(FinalCounts::build);

    @Test
    void nothing_is_told_before_the_window_is_closed() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(10));
        clicks.pipeInput(clickOf("user2"), at(39));

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
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user2"), at(10));
        clicks.pipeInput(clickOf("user1"), at(20));
        clicks.pipeInput(clickOf("user2"), at(40));

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
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(39));
        clicks.pipeInput(clickOf("user1"), at(29));
        clicks.pipeInput(clickOf("user1"), at(100));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 1L)),
                        "a late click is not in the count: the window did not wait for it.")
                .because("The click of 29 s came at stream time 39 s, one second before the window was closed.")
                .is(pair(window("user1", 0, 30), 2L), pair(window("user1", 30, 60), 1L));
    }

    @Test
    void silence_closes_nothing() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        exercise.driver().advanceWallClockTime(Duration.ofHours(1));

        exercise.check(counts.readKeyValuesToList())
                .mistake(got -> !got.isEmpty(), "a count came out though no later click had come.")
                .because("Only records move stream time. However late it is on the wall, a window without a later click"
                        + " stays open.")
                .isEmpty();
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<Windowed<String>, Long> counts() {
        return exercise.output(FINAL_CLICKS_PER_30_SECONDS, usersInWindowsOf(Duration.ofSeconds(30)), Serdes.Long());
    }
}
