package workbook.stateless;

import static workbook.clickstream.Topics.MAPPED_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.Engagement;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class EngagementsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(Engagements::build);

    @Test
    void each_click_becomes_one_engagement() {
        var clicks = clicks();
        var engagements = engagements();

        clicks.pipeInput(new Click("user2", "/products", 10, at(1)));
        clicks.pipeInput(new Click("user1", "/cart", 3, at(2)));

        exercise.check(engagements.readValuesToList())
                .mistake(got -> scores(got).equals(List.of(10, 3)), "the score is the duration itself.")
                .mistake(got -> scores(got).equals(List.of(100)), "a click went missing: map changes, it never drops.")
                .because("The score is ten times the seconds; every click counts, however short.")
                .satisfies(
                        got -> scores(got).equals(List.of(100, 30))
                                && users(got).equals(List.of("user2 at /products", "user1 at /cart")),
                        "user2 at /products with score 100, then user1 at /cart with score 30");
    }

    @Test
    void it_was_processed_when_the_click_happened() {
        var clicks = clicks();
        var engagements = engagements();

        clicks.pipeInput(new TestRecord<>(null, new Click("user2", "/products", 10, at(1)), at(7)));

        exercise.check(engagements.readValuesToList())
                .mistake(
                        got -> processedAt(got).equals(List.of(at(7))),
                        "processedAt is the timestamp of the record, and not the one in the click.")
                .mistake(
                        got -> processedAt(got).stream().anyMatch(EngagementsTest::isOnTheWallClock),
                        "processedAt is the wall clock's time, so a replay gives another answer.")
                .because("The same clicks must give the same engagements, today and in a replay next year.")
                .is(new Engagement("user2", "/products", 100, at(1)));
    }

    @Test
    void the_key_and_the_time_of_the_record_stay() {
        var clicks = clicks();
        var engagements = engagements();

        clicks.pipeInput(new TestRecord<>("tablet", new Click("user2", "/products", 10, at(1)), at(7)));
        clicks.pipeInput(new TestRecord<>(null, new Click("user1", "/home", 5, at(8)), at(9)));

        exercise.check(engagements.readRecordsToList())
                .mistake(
                        got -> got.stream().anyMatch(record -> "user2".equals(record.key())),
                        "the key was changed to the user; this exercise is about the value alone.")
                .because("Who maps the value alone keeps the key, and with it the partition: nothing has to move.")
                .is(
                        new TestRecord<>("tablet", new Engagement("user2", "/products", 100, at(1)), at(7)),
                        new TestRecord<>(null, new Engagement("user1", "/home", 50, at(8)), at(9)));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Engagement> engagements() {
        return exercise.output(MAPPED_CLICKS, Serdes.String(), JsonSerdes.engagement());
    }

    private static List<Integer> scores(List<Engagement> engagements) {
        return engagements.stream().map(Engagement::engagementScore).toList();
    }

    private static List<String> users(List<Engagement> engagements) {
        return engagements.stream()
                .map(got -> got.user() + " at " + got.location())
                .toList();
    }

    private static List<Instant> processedAt(List<Engagement> engagements) {
        return engagements.stream().map(Engagement::processedAt).toList();
    }

    /** The driver's own clock stands at the start; the machine's is days or years past it. */
    private static boolean isOnTheWallClock(Instant time) {
        return time.equals(START)
                || time.isAfter(START.plus(Duration.ofDays(1))) && time.isBefore(START.plus(Duration.ofDays(10_000)));
    }
}
