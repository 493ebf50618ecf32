package workbook.tables;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.tables.TitledClicks.PAGE_TITLES;
import static workbook.tables.TitledClicks.TITLED_CLICKS;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.engine.TopologyTopics;
import workbook.testkit.TopologyExercise;

class TitledClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(TitledClicks::build);

    @Test
    void every_instance_has_all_titles() {
        exercise.check(exercise.description().globalStores().stream()
                        .map(store -> Set.copyOf(store.source().topicSet()))
                        .toList())
                .mistake(
                        List::isEmpty,
                        "there is no global table: a table's partitions are shared out, and an instance has only the titles"
                                + " of its own ones.")
                .because("A global table is read whole by every instance.")
                .is(Set.of(PAGE_TITLES));
        exercise.check(List.copyOf(TopologyTopics.of(exercise.description()).internal()))
                .mistake(
                        got -> !got.isEmpty(),
                        "the clicks are repartitioned, and each of them is written and read once more.")
                .because("Whoever has all titles need not bring click and title together.")
                .isEmpty();
    }

    @Test
    void a_click_is_told_by_the_title_of_its_page() {
        var titles = titles();
        var clicks = clicks();
        var titled = titled();

        titles.pipeInput("/home", "Welcome");
        titles.pipeInput("user1", "this is no page");
        clicks.pipeInput(click("user1", "/home"));

        exercise.check(titled.readKeyValuesToList())
                .mistake(
                        got -> got.equals(List.of(pair("user1", "this is no page"))),
                        "the title of a page called user1 was looked up: a click asks for its page.")
                .mistake(
                        got -> got.equals(List.of(pair("user1", "/home"))),
                        "the title is there and was not found: it was looked up by something that is not the click's page.")
                .mistake(
                        got -> got.equals(List.of(pair(null, "Welcome"))),
                        "the title came out without a key: the user should be it.")
                .because(
                        "The titles have pages as keys. The join leaves the click's own key as it is, and a click comes"
                                + " without one.")
                .is(pair("user1", "Welcome"));
    }

    @Test
    void a_page_without_a_title_stands_for_itself() {
        var titles = titles();
        var clicks = clicks();
        var titled = titled();

        titles.pipeInput("/home", "Welcome");
        clicks.pipeInput(click("user2", "/cart"));

        exercise.check(titled.readKeyValuesToList())
                .mistake(List::isEmpty, "the click is missing: what finds nothing must not be left out.")
                .mistake(
                        got -> got.equals(List.of(pair("user2", null))),
                        "the click's value is null: no title was found.")
                .because("Every click is told.")
                .is(pair("user2", "/cart"));
    }

    @Test
    void a_new_title_holds_for_the_clicks_to_come() {
        var titles = titles();
        var clicks = clicks();
        var titled = titled();

        titles.pipeInput("/home", "Welcome");
        clicks.pipeInput(click("user1", "/home"));
        titles.pipeInput("/home", "Hello");
        clicks.pipeInput(click("user2", "/home"));
        titles.pipeInput("/home", (String) null);
        clicks.pipeInput(click("user3", "/home"));

        exercise.check(titled.readKeyValuesToList())
                .mistake(
                        got -> got.size() > 3,
                        "a new title told a click again: a change of a global table gives no result.")
                .because(
                        "A click is told once, by the title that its page has when it comes. A tombstone takes a title out.")
                .is(pair("user1", "Welcome"), pair("user2", "Hello"), pair("user3", "/home"));
    }

    private static Click click(String user, String page) {
        return new Click(user, page, 5, START);
    }

    private TestInputTopic<String, String> titles() {
        return exercise.input(PAGE_TITLES, Serdes.String(), Serdes.String());
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, String> titled() {
        return exercise.output(TITLED_CLICKS, Serdes.String(), Serdes.String());
    }
}
