package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.LateClicks.CLICKS_WITH_GRACE;
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

class LateClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(LateClicks::build);

    @Test
    void a_late_click_counts_while_the_grace_period_lasts() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(39));
        clicks.pipeInput(clickOf("user1"), at(29));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.size() == 2,
                        "a click within the grace period was dropped: the window closed too early.")
                .because("Stream time is 39 s, the window ended at 30 s, and its grace lasts until 40 s.")
                .is(
                        pair(window("user1", 0, 30), 1L),
                        pair(window("user1", 30, 60), 1L),
                        pair(window("user1", 0, 30), 2L));
    }

    @Test
    void a_window_closes_at_its_end_plus_grace() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(40));
        clicks.pipeInput(clickOf("user1"), at(29));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 2L)),
                        "a click was counted in a window that was closed: the grace period is too long.")
                .because("At 40 s, end plus grace, the window [0s,30s) is closed; what comes for it is dropped.")
                .is(pair(window("user1", 0, 30), 1L), pair(window("user1", 30, 60), 1L));
    }

    @Test
    void anybodys_click_moves_the_time_of_all() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user2"), at(45));
        clicks.pipeInput(clickOf("user1"), at(10));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 2L)),
                        "user1's late click was counted, though user2's click had closed the window.")
                .because("Lateness is measured against stream time, the highest timestamp seen so far in the partition,"
                        + " whoever's it was. It is not kept for each key.")
                .is(pair(window("user1", 0, 30), 1L), pair(window("user2", 30, 60), 1L));
    }

    @Test
    void a_late_click_does_not_turn_time_back() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(39));
        clicks.pipeInput(clickOf("user1"), at(5));
        clicks.pipeInput(clickOf("user1"), at(40));
        clicks.pipeInput(clickOf("user1"), at(6));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 2L)),
                        "a click was counted in a window that was closed: the grace period is too long.")
                .mistake(
                        got -> !got.contains(pair(window("user1", 0, 30), 1L)),
                        "a click within the grace period was dropped: the window closed too early.")
                .because("Stream time only moves forward: 39 s, still 39 s, 40 s, and then the window is closed.")
                .is(
                        pair(window("user1", 30, 60), 1L),
                        pair(window("user1", 0, 30), 1L),
                        pair(window("user1", 30, 60), 2L));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<Windowed<String>, Long> counts() {
        return exercise.output(CLICKS_WITH_GRACE, usersInWindowsOf(Duration.ofSeconds(30)), Serdes.Long());
    }
}
