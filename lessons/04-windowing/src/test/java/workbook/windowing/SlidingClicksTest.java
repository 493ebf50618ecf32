package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.SlidingClicks.CLICKS_WITHIN_10_SECONDS;
import static workbook.windowing.UserWindows.clickOf;
import static workbook.windowing.UserWindows.usersInWindowsOf;
import static workbook.windowing.UserWindows.window;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class SlidingClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(SlidingClicks::build);

    @Test
    void a_window_ends_with_each_click() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(20));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.size() > 1,
                        "one click is in more than one window: these windows hop, they do not slide.")
                .mistake(
                        got -> got.contains(pair(window("user1", 20, 30), 1L)),
                        "the window begins at the click: it is aligned to the clock, not to the clicks.")
                .mistake(
                        got -> got.size() == 1
                                && got.get(0).key.window().startTime().isAfter(at(10)),
                        "the window before the click is shorter than ten seconds.")
                .mistake(
                        got -> got.size() == 1
                                && got.get(0).key.window().startTime().isBefore(at(10)),
                        "the window before the click is longer than ten seconds.")
                .because(
                        "Sliding windows come from the clicks: one ends with each of them, and another begins right after"
                                + " each as soon as it holds something.")
                .is(pair(window("user1", 10, 20), 1L));
    }

    @Test
    void clicks_within_ten_seconds_share_a_window() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(20));
        clicks.pipeInput(clickOf("user1"), at(24));
        clicks.pipeInput(clickOf("user2"), at(25));

        exercise.check(counts.readKeyValuesToList())
                .because(
                        "[14s,24s] ends with the second click and holds both; the window that begins a millisecond after"
                                + " the first holds the second alone. Users are counted apart.")
                .isInAnyOrder(
                        pair(window("user1", 10, 20), 1L),
                        pair(justAfter("user1", 20), 1L),
                        pair(window("user1", 14, 24), 2L),
                        pair(window("user2", 15, 25), 1L));
    }

    @Test
    void exactly_ten_seconds_apart_is_still_together() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(20));
        clicks.pipeInput(clickOf("user1"), at(30));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.stream().noneMatch(count -> count.value == 2L),
                        "clicks that are exactly ten seconds apart share no window.")
                .because("Both ends belong to a sliding window, unlike to the other kinds of time windows.")
                .isInAnyOrder(
                        pair(window("user1", 10, 20), 1L),
                        pair(justAfter("user1", 20), 1L),
                        pair(window("user1", 20, 30), 2L));
    }

    @Test
    void more_than_ten_seconds_apart_is_not() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(20));
        clicks.pipeInput(clickOf("user1"), at(31));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.stream().anyMatch(count -> count.value == 2L),
                        "clicks that are eleven seconds apart share a window: the time difference is too long.")
                .because("The longest difference within a window is ten seconds.")
                .is(pair(window("user1", 10, 20), 1L), pair(window("user1", 21, 31), 1L));
    }

    private static Windowed<String> justAfter(String user, long second) {
        long start = at(second).toEpochMilli() + 1;
        return new Windowed<>(
                user, new TimeWindow(start, start + Duration.ofSeconds(10).toMillis()));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<Windowed<String>, Long> counts() {
        return exercise.output(CLICKS_WITHIN_10_SECONDS, usersInWindowsOf(Duration.ofSeconds(10)), Serdes.Long());
    }
}
