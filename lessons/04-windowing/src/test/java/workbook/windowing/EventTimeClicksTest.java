package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.EventTimeClicks.CLICKS_BY_EVENT_TIME;
import static workbook.windowing.UserWindows.usersInWindowsOf;
import static workbook.windowing.UserWindows.window;

import java.time.Duration;
import java.time.Instant;
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

class EventTimeClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(EventTimeClicks::build);

    @Test
    void a_click_counts_when_it_happened() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickAt(10), at(500));
        clicks.pipeInput(clickAt(35), at(501));
        clicks.pipeInput(clickAt(20), at(502));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(window("user1", 480, 510), 3L)),
                        "the clicks were counted when they were sent: the record's timestamp was used, not the click's.")
                .mistake(
                        got -> got.stream()
                                .anyMatch(
                                        count -> count.key.window().startTime().isAfter(at(86_400))),
                        "the clicks were counted when they were processed: the wall clock was used, not the click's time.")
                .because("A click's own timestamp says when it happened; the record's says when somebody sent it.")
                .is(
                        pair(window("user1", 0, 30), 1L),
                        pair(window("user1", 30, 60), 1L),
                        pair(window("user1", 0, 30), 2L));
    }

    @Test
    void a_replay_gives_the_same_answer() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickAt(10), at(500));
        clicks.pipeInput(clickAt(10), at(9_000));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.stream().map(count -> count.key).distinct().count() > 1,
                        "the same click, sent again later, was counted in another window.")
                .because("Event time does not depend on when a record is sent or processed.")
                .is(pair(window("user1", 0, 30), 1L), pair(window("user1", 0, 30), 2L));
    }

    @Test
    void a_device_without_a_clock_is_counted_when_it_sent() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(new Click("user1", "/home", 5, Instant.EPOCH), at(500));
        clicks.pipeInput(clickAt(500), at(600));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.equals(List.of(pair(window("user1", 480, 510), 1L))),
                        "a click without a credible time is gone: a negative timestamp drops its record without an exception.")
                .mistake(
                        got -> got.stream().anyMatch(count -> count.key.window().start() == 0),
                        "a click was counted in 1970.")
                .because(
                        "The extractor has the whole record in hand: its timestamp is the next best thing, and no click is lost.")
                .is(pair(window("user1", 480, 510), 1L), pair(window("user1", 480, 510), 2L));
    }

    private static Click clickAt(long second) {
        return new Click("user1", "/home", 5, at(second));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<Windowed<String>, Long> counts() {
        return exercise.output(CLICKS_BY_EVENT_TIME, usersInWindowsOf(Duration.ofSeconds(30)), Serdes.Long());
    }
}
