package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.SessionClicks.CLICKS_PER_SESSION;
import static workbook.windowing.UserWindows.clickOf;
import static workbook.windowing.UserWindows.session;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class SessionClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(SessionClicks::build);

    @Test
    void a_click_within_the_gap_prolongs_the_session() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(4));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.size() == 2 && got.stream().allMatch(count -> count.value != null),
                        "the session as it was before is not taken back: its tombstone is missing.")
                .because(
                        "A session's key holds its first and its last click. When it grows, its old key gets a tombstone and"
                                + " its new one the count.")
                .is(
                        pair(session("user1", 0, 0), 1L),
                        pair(session("user1", 0, 0), null),
                        pair(session("user1", 0, 4), 2L));
    }

    @Test
    void silence_longer_than_the_gap_begins_a_new_session() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user2"), at(3));
        clicks.pipeInput(clickOf("user1"), at(6));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(session("user1", 0, 6), 2L)),
                        "clicks that are six seconds apart share a session: the gap is too long.")
                .because("What counts is the silence of one user; the clicks of others do not fill it.")
                .is(
                        pair(session("user1", 0, 0), 1L),
                        pair(session("user2", 3, 3), 1L),
                        pair(session("user1", 6, 6), 1L));
    }

    @Test
    void clicks_exactly_the_gap_apart_belong_together() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(5));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair(session("user1", 5, 5), 1L)),
                        "clicks that are exactly five seconds apart are in two sessions: the gap is too short.")
                .because("A session ends with more silence than the gap; the gap itself is still within.")
                .is(
                        pair(session("user1", 0, 0), 1L),
                        pair(session("user1", 0, 0), null),
                        pair(session("user1", 0, 5), 2L));
    }

    @Test
    void a_click_between_two_sessions_makes_them_one() {
        var clicks = clicks();
        var counts = counts();

        clicks.pipeInput(clickOf("user1"), at(0));
        clicks.pipeInput(clickOf("user1"), at(8));
        clicks.pipeInput(clickOf("user1"), at(4));

        exercise.check(counts.readKeyValuesToList())
                .mistake(
                        got -> got.stream().allMatch(count -> count.value != null),
                        "the two sessions are not taken back when they become one: sessions do not only grow, they merge.")
                .mistake(
                        got -> !got.contains(pair(session("user1", 0, 8), 3L)),
                        "the click in between did not bring the two sessions together.")
                .because(
                        "The click at 4 s is within the gap of both, so both get a tombstone and one session takes their place.")
                .is(
                        pair(session("user1", 0, 0), 1L),
                        pair(session("user1", 8, 8), 1L),
                        pair(session("user1", 0, 0), null),
                        pair(session("user1", 8, 8), null),
                        pair(session("user1", 0, 8), 3L));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<Windowed<String>, Long> counts() {
        return exercise.output(
                CLICKS_PER_SESSION, WindowedSerdes.sessionWindowedSerdeFrom(String.class), Serdes.Long());
    }
}
