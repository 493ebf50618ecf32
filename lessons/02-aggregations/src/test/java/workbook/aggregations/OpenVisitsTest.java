package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.OpenVisits.OPEN_VISITS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class OpenVisitsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(OpenVisits::build);

    @Test
    void seconds_add_up_while_a_visit_is_open() {
        var clicks = clicks();
        var visits = visits();

        clicks.pipeInput(click("user1", "/home", 5));
        clicks.pipeInput(click("user2", "/home", 2));
        clicks.pipeInput(click("user1", "/cart", 3));

        exercise.check(visits.readKeyValuesToList())
                .because("Every click of a user adds to the user's sum.")
                .is(pair("user1", 5L), pair("user2", 2L), pair("user1", 8L));
    }

    @Test
    void a_click_of_zero_seconds_is_skipped() {
        var clicks = clicks();
        var visits = visits();

        clicks.pipeInput(click("user1", "/home", 5));
        clicks.pipeInput(click("user1", "/cart", 0));
        clicks.pipeInput(click("user1", "/checkout", 0));
        clicks.pipeInput(click("user1", "/cart", 3));

        exercise.check(visits.readKeyValuesToList())
                .mistake(
                        got -> got.indexOf(pair("user1", null)) == 1,
                        "a click of zero seconds deleted the sum: null does not skip a record.")
                .mistake(
                        got -> got.size() > 1 && got.get(1).equals(pair("user1", 5L)),
                        "for a click of zero seconds the same sum was written again.")
                .because("Whatever an aggregator returns is the new state: null deletes it, and the old state"
                        + " is told once more. It cannot skip a record. A filter before it can.")
                .is(pair("user1", 5L), pair("user1", 8L));
    }

    @Test
    void a_checkout_deletes_the_sum() {
        var clicks = clicks();
        var visits = visits();

        clicks.pipeInput(click("user1", "/home", 5));
        clicks.pipeInput(click("user1", "/checkout", 4));

        exercise.check(visits.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("user1", 0L)),
                        "the sum was set to zero, not deleted: the table grows with every user who ever came.")
                .mistake(
                        got -> got.contains(pair("user1", 9L)),
                        "the checkout was added to the sum like any other click.")
                .mistake(
                        got -> got.size() == 1,
                        "no tombstone came out: who reads the topic will believe in that visit for ever.")
                .because("An aggregator that returns null deletes the key's state, and a tombstone tells it to"
                        + " the readers of the topic.")
                .is(pair("user1", 5L), pair("user1", null));
    }

    @Test
    void the_next_click_begins_a_new_visit() {
        var clicks = clicks();
        var visits = visits();

        clicks.pipeInput(click("user1", "/home", 5));
        clicks.pipeInput(click("user1", "/checkout", 4));
        clicks.pipeInput(click("user1", "/home", 7));

        exercise.check(visits.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("user1", 12L)),
                        "the sum of the last visit is back: a tombstone was written, but the state was not deleted.")
                .because(
                        "A key whose state was deleted is a new key: its next record meets what the initializer gives.")
                .is(pair("user1", 5L), pair("user1", null), pair("user1", 7L));
    }

    @Test
    void a_checkout_of_somebody_without_a_visit_opens_none() {
        var clicks = clicks();
        var visits = visits();

        clicks.pipeInput(click("user1", "/checkout", 4));
        clicks.pipeInput(click("user1", "/home", 7));

        exercise.check(visits.readKeyValuesToList().stream()
                        .filter(visit -> visit.value != null)
                        .toList())
                .mistake(
                        got -> !got.isEmpty() && !got.get(0).equals(pair("user1", 7L)),
                        "the checkout itself opened a visit.")
                .because("A visit begins with a click on any other page. A tombstone for a visit that was not"
                        + " there does no harm.")
                .is(pair("user1", 7L));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Long> visits() {
        return exercise.output(OPEN_VISITS, Serdes.String(), Serdes.Long());
    }

    private static Click click(String user, String page, int duration) {
        return new Click(user, page, duration, START);
    }
}
