package workbook.stateless;

import static workbook.clickstream.Topics.FILTERED_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class LongClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(LongClicks::build);

    @Test
    void a_long_click_passes_and_a_short_one_does_not() {
        var clicks = clicks();
        var filtered = filtered();

        clicks.pipeInput(click("user1", "/home", 2));
        clicks.pipeInput(click("user2", "/products", 10));
        clicks.pipeInput(click("user3", "/checkout", 8));

        exercise.check(filtered.readValuesToList())
                .mistake(
                        got -> got.equals(List.of(click("user1", "/home", 2))),
                        "the filter is the wrong way round: it keeps the short clicks.")
                .because("A filter keeps the records for which its predicate is true, and drops the others.")
                .is(click("user2", "/products", 10), click("user3", "/checkout", 8));
    }

    @Test
    void a_click_of_exactly_five_seconds_does_not_pass() {
        var clicks = clicks();
        var filtered = filtered();

        clicks.pipeInput(click("user1", "/home", 5));
        clicks.pipeInput(click("user1", "/home", 6));

        exercise.check(filtered.readValuesToList())
                .mistake(got -> got.size() == 2, "a click of exactly five seconds passed.")
                .mistake(List::isEmpty, "a click of six seconds was dropped.")
                .because("The rule is more than five seconds, and five is not more than five.")
                .is(click("user1", "/home", 6));
    }

    @Test
    void what_passes_is_not_changed() {
        var clicks = clicks();
        var filtered = filtered();

        clicks.pipeInput(new TestRecord<>(null, click("user2", "/products", 10), at(7)));
        clicks.pipeInput(new TestRecord<>("tablet", click("user2", "/cart", 9), at(8)));

        exercise.check(filtered.readRecordsToList())
                .mistake(
                        got -> got.stream().anyMatch(record -> "user2".equals(record.key())),
                        "the key was changed to the user.")
                .because("A filter decides whether a record passes, and changes neither key, value nor timestamp.")
                .is(
                        new TestRecord<>(null, click("user2", "/products", 10), at(7)),
                        new TestRecord<>("tablet", click("user2", "/cart", 9), at(8)));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Click> filtered() {
        return exercise.output(FILTERED_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private static Click click(String user, String page, int duration) {
        return new Click(user, page, duration, START);
    }
}
