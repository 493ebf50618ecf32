package workbook.tables;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.tables.CurrentPages.CURRENT_PAGES;
import static workbook.tables.CurrentPages.PAGES;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TableChanges;
import workbook.testkit.TopologyExercise;

class CurrentPagesTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(CurrentPages::build);

    @Test
    void each_click_moves_its_user() {
        var clicks = clicks();
        var pages = pages();

        clicks.pipeInput(click("user1", "/home"));
        clicks.pipeInput(click("user2", "/products"));
        clicks.pipeInput(click("user1", "/cart"));

        exercise.check(pages.readKeyValuesToList())
                .mistake(
                        List::isEmpty, "nothing came out: clicks come without a key, and what has none is in no table.")
                .because("A stream that is made a table is read as changes: each record is the new value of its key.")
                .is(pair("user1", "/home"), pair("user2", "/products"), pair("user1", "/cart"));
    }

    @Test
    void the_store_has_one_page_for_each_user() {
        var clicks = clicks();
        pages();

        clicks.pipeInput(click("user1", "/home"));
        clicks.pipeInput(click("user2", "/products"));
        clicks.pipeInput(click("user1", "/cart"));

        exercise.check(store().get("user1"))
                .because("The value that came last is the row.")
                .is("/cart");
        exercise.check(store().get("user2")).is("/products");
    }

    @Test
    void whoever_has_checked_out_is_gone() {
        var clicks = clicks();
        var pages = pages();

        clicks.pipeInput(click("user1", "/cart"));
        clicks.pipeInput(click("user1", "/checkout"));

        exercise.check(store().get("user1"))
                .mistake("/checkout"::equals, "the user is kept at the checkout for ever: a row goes only by a null.")
                .mistake(
                        "/cart"::equals,
                        "the user has checked out, and is still at the cart: a click that is dropped before the table changes"
                                + " nothing in it, and a null has to get there to delete.")
                .because("A null in the stream deletes the row in the table.")
                .is(null);
        exercise.check(TableChanges.of(pages.readKeyValuesToList()))
                .mistake(
                        got -> !got.contains(pair("user1", null)),
                        "the row was deleted, and nobody who reads the topic knows it: the tombstone was dropped after the"
                                + " table.")
                .because("What is deleted in a table is told as a tombstone.")
                .is(pair("user1", "/cart"), pair("user1", null));
    }

    @Test
    void a_user_may_come_back() {
        var clicks = clicks();
        var pages = pages();

        clicks.pipeInput(click("user1", "/checkout"));
        clicks.pipeInput(click("user1", "/home"));

        exercise.check(TableChanges.of(pages.readKeyValuesToList()))
                .because("The next click makes a new row.")
                .is(pair("user1", "/home"));
    }

    private static Click click(String user, String page) {
        return new Click(user, page, 5, START);
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, String> pages() {
        return exercise.output(CURRENT_PAGES, Serdes.String(), Serdes.String());
    }

    private KeyValueStore<String, String> store() {
        var store = exercise.driver().<String, String>getKeyValueStore(PAGES);
        if (store == null) {
            throw exercise.noStore(PAGES);
        }
        return store;
    }
}
