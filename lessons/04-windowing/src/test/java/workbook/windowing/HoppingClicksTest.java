package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.HoppingClicks.CLICKS_PER_MINUTE;
import static workbook.windowing.UserWindows.clickOf;
import static workbook.windowing.UserWindows.usersInWindowsOf;
import static workbook.windowing.UserWindows.window;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.kstream.Windowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class HoppingClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(HoppingClicks::build);

    @Test
    void a_click_counts_in_every_window_that_covers_it() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(70));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.size() == 1,
                        "the click was counted in one window only: these windows do not overlap.")
                .mistake(
                        got -> got.size() > 2,
                        "the click was counted in more than two windows: a new one starts too often.")
                .because("A window of one minute starts every 30 seconds, so two of them cover any moment.")
                .isInAnyOrder(pair(window("user1", 30, 90), 1L), pair(window("user1", 60, 120), 1L));
    }

    @Test
    void clicks_meet_in_the_windows_that_they_share() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(40));
        clicks.pipeInput(clickOf("user1"), at(70));
        clicks.pipeInput(clickOf("user2"), at(75));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.stream().noneMatch(count -> count.value == 2L),
                        "two clicks that are 30 s apart share no window.")
                .because("The clicks at 40 s and 70 s are both in [30s,90s), and in no other window together.")
                .isInAnyOrder(
                        pair(window("user1", 0, 60), 1L),
                        pair(window("user1", 30, 90), 1L),
                        pair(window("user1", 30, 90), 2L),
                        pair(window("user1", 60, 120), 1L),
                        pair(window("user2", 30, 90), 1L),
                        pair(window("user2", 60, 120), 1L));
    }

    @Test
    void a_late_click_counts_in_the_windows_that_are_still_open() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(60));
        clicks.pipeInput(clickOf("user1"), at(59));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 60), 1L)),
                        "a late click was counted in a window that had ended: these windows have a grace period.")
                .because("At stream time 60 s the window [0s,60s) is closed, and [30s,90s) is open.")
                .isInAnyOrder(
                        pair(window("user1", 30, 90), 1L),
                        pair(window("user1", 60, 120), 1L),
                        pair(window("user1", 30, 90), 2L));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<Windowed<String>, Long> counts() {
        return exercise.output(CLICKS_PER_MINUTE, usersInWindowsOf(Duration.ofMinutes(1)), Serdes.Long());
    }
}
