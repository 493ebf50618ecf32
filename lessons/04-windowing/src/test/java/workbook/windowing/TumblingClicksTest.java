package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.TumblingClicks.CLICKS_PER_30_SECONDS;
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

class TumblingClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(TumblingClicks::build);

    @Test
    void each_user_is_counted_alone() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(10));
        clicks.pipeInput(clickOf("user2"), at(15));
        clicks.pipeInput(clickOf("user1"), at(29));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "nothing was counted: the clicks come without a key, and a record without one is dropped by an aggregation.")
                .mistake(got -> got.size() > 4, "the windows overlap: one click was counted in more than one window.")
                .mistake(
                        got -> got.stream().anyMatch(count -> !startsAtHalfMinute(count.key)),
                        "a window starts at a click, or somewhere else, and not at a multiple of 30 seconds.")
                .because("The user stands in the payload, so group by it; every click updates one count.")
                .is(
                        pair(window("user1", 0, 30), 1L),
                        pair(window("user1", 0, 30), 2L),
                        pair(window("user2", 0, 30), 1L),
                        pair(window("user1", 0, 30), 3L));
    }

    @Test
    void a_click_at_the_end_of_a_window_opens_the_next() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(30));

        exercise.check(counts.readKeyValuesToList())
                .mistake(got -> got.size() > 2, "the windows overlap: one click was counted in more than one window.")
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 2L)),
                        "a click at exactly 30 s was counted in the window before it.")
                .because("A window includes its start and excludes its end.")
                .is(pair(window("user1", 0, 30), 1L), pair(window("user1", 30, 60), 1L));
    }

    @Test
    void windows_follow_the_clock_and_not_the_first_click() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(20));
        clicks.pipeInput(clickOf("user1"), at(35));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.stream().anyMatch(count -> !startsAtHalfMinute(count.key)),
                        "a window starts where a click is, not at a multiple of 30 seconds.")
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 2L)),
                        "clicks before and after 30 s share a window.")
                .because(
                        "Windows are aligned to the epoch, whenever the first record comes: a tumbling window starts at"
                                + " a multiple of its size.")
                .is(pair(window("user1", 0, 30), 1L), pair(window("user1", 30, 60), 1L));
    }

    @Test
    void a_click_that_comes_after_its_window_is_dropped() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(40));
        clicks.pipeInput(clickOf("user1"), at(20));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 0, 30), 1L)),
                        "a late click was counted: these windows have a grace period.")
                .because("Without grace a window is closed as soon as stream time reaches its end.")
                .is(pair(window("user1", 30, 60), 1L));
    }

    private static boolean startsAtHalfMinute(Windowed<String> user) {
        return user.window().start() % Duration.ofSeconds(30).toMillis() == 0;
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<Windowed<String>, Long> counts() {
        return exercise.output(CLICKS_PER_30_SECONDS, usersInWindowsOf(Duration.ofSeconds(30)), Serdes.Long());
    }
}
