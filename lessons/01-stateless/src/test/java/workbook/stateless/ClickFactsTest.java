package workbook.stateless;

import static workbook.clickstream.Topics.FLATMAPPED_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.ClickFact;
import workbook.clickstream.ClickFact.PageView;
import workbook.clickstream.ClickFact.TimeSpent;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class ClickFactsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClickFacts::build);

    @Test
    void a_click_becomes_a_page_view_and_then_the_time_spent() {
        var clicks = clicks();
        var facts = facts();

        clicks.pipeInput(click("user2", "/products", 10));

        exercise.check(facts.readValuesToList())
                .mistake(
                        got -> got.size() == 1,
                        "one record came out of a click: mapping gives one for one, flat mapping gives as many as you return.")
                .mistake(
                        got -> got.size() == 2 && got.get(0) instanceof TimeSpent,
                        "the two facts came in the other order.")
                .because("The records of one click leave in the order of the collection that you return.")
                .is(new PageView("user2", "/products"), new TimeSpent("user2", 10));
    }

    @Test
    void every_click_counts_even_the_shortest() {
        var clicks = clicks();
        var facts = facts();

        clicks.pipeInput(click("user1", "/home", 0));
        clicks.pipeInput(click("user2", "/cart", 3));

        exercise.check(facts.readValuesToList())
                .mistake(got -> !got.contains(new TimeSpent("user1", 0)), "a click of no duration lost a fact.")
                .because("Flat mapping may return an empty collection, and then the click is gone; here it never is.")
                .is(
                        new PageView("user1", "/home"),
                        new TimeSpent("user1", 0),
                        new PageView("user2", "/cart"),
                        new TimeSpent("user2", 3));
    }

    @Test
    void both_facts_carry_the_key_and_the_time_of_the_click() {
        var clicks = clicks();
        var facts = facts();

        clicks.pipeInput(new TestRecord<>("tablet", click("user2", "/products", 10), at(7)));

        exercise.check(facts.readRecordsToList())
                .mistake(
                        got -> got.stream().anyMatch(fact -> "user2".equals(fact.key())),
                        "the key was changed to the user; this exercise is about the values alone.")
                .because(
                        "Every record that comes out of another inherits its timestamp; flatMapValues keeps the key too.")
                .is(
                        new TestRecord<>("tablet", new PageView("user2", "/products"), at(7)),
                        new TestRecord<>("tablet", new TimeSpent("user2", 10), at(7)));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, ClickFact> facts() {
        return exercise.output(FLATMAPPED_CLICKS, Serdes.String(), JsonSerdes.clickFact());
    }

    private static Click click(String user, String page, int duration) {
        return new Click(user, page, duration, START);
    }
}
