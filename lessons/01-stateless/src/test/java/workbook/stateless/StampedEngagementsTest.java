package workbook.stateless;

import static java.nio.charset.StandardCharsets.UTF_8;
import static workbook.clickstream.Topics.MAPPED_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

class StampedEngagementsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(StampedEngagements::build)
            .mistake(
                    thrown -> String.valueOf(thrown.getMessage()).contains("generates single reference"),
                    "the supplier gave the same processor twice: each task needs a processor of its own.");

    @Test
    void it_was_processed_at_the_time_of_its_record() {
        var clicks = clicks();
        var engagements = engagements();

        clicks.pipeInput(new Click("user2", "/products", 10, at(1)), at(7));

        exercise.check(engagements.readValuesToList())
                .mistake(List::isEmpty, "nothing came out: a processor passes on only what it forwards.")
                .mistake(
                        got -> timesOf(got).equals(List.of(at(1))),
                        "processedAt is the timestamp in the click, which the user's clock has written.")
                .mistake(
                        got -> timesOf(got).stream().anyMatch(StampedEngagementsTest::isOnTheWallClock),
                        "processedAt is the wall clock's time, so a replay gives another answer.")
                .because("A record's timestamp lies in the topic with it, and a replay reads the same one again.")
                .is(new Engagement("user2", "/products", 100, at(7)));
    }

    @Test
    void a_record_out_of_order_has_its_own_time() {
        var clicks = clicks();
        var engagements = engagements();

        clicks.pipeInput(new Click("user2", "/products", 10, at(1)), at(9));
        clicks.pipeInput(new Click("user1", "/home", 5, at(2)), at(4));

        exercise.check(engagements.readValuesToList())
                .mistake(
                        got -> timesOf(got).equals(List.of(at(9), at(9))),
                        "a record of 4 s was stamped with 9 s: that is stream time, the latest timestamp so far.")
                .because("Stream time never goes back. A record that comes late still has its own timestamp.")
                .is(new Engagement("user2", "/products", 100, at(9)), new Engagement("user1", "/home", 50, at(4)));
    }

    @Test
    void key_time_and_headers_stay() {
        var clicks = clicks();
        var engagements = engagements();
        var headers = new RecordHeaders().add("country", "NZ".getBytes(UTF_8));

        clicks.pipeInput(new TestRecord<>("tablet", new Click("user2", "/products", 10, at(1)), headers, at(7)));

        exercise.check(engagements.readRecordsToList())
                .mistake(
                        got -> got.stream().anyMatch(record -> record.headers().toArray().length == 0),
                        "the headers were lost: a record made anew has none.")
                .mistake(got -> got.stream().anyMatch(record -> !"tablet".equals(record.key())), "the key was changed.")
                .because("Only the value is new. Who gives the record another value keeps all the rest of it.")
                .is(new TestRecord<>("tablet", new Engagement("user2", "/products", 100, at(7)), headers, at(7)));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Engagement> engagements() {
        return exercise.output(MAPPED_CLICKS, Serdes.String(), JsonSerdes.engagement());
    }

    private static List<Instant> timesOf(List<Engagement> engagements) {
        return engagements.stream().map(Engagement::processedAt).toList();
    }

    /** The driver's own clock stands at the start; the machine's is days or years past it. */
    private static boolean isOnTheWallClock(Instant time) {
        return time.equals(START)
                || time.isAfter(START.plus(Duration.ofDays(1))) && time.isBefore(START.plus(Duration.ofDays(10_000)));
    }
}
