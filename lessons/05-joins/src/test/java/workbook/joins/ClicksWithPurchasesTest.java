package workbook.joins;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.clickstream.Topics.USER_PURCHASES;
import static workbook.joins.ClicksWithPurchases.CLICKS_WITH_PURCHASES;
import static workbook.joins.ShopEvents.click;
import static workbook.joins.ShopEvents.purchase;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.ClickWithPurchases;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.testkit.TopologyExercise;

class ClicksWithPurchasesTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClicksWithPurchases::build)
            .mistake(
                    NullPointerException.class::isInstance,
                    "the click of a user who has bought nothing threw a NullPointerException: what a left join does not find"
                            + " is null.");

    @Test
    void a_click_comes_with_what_its_user_had_bought_before() {
        var clicks = clicks();
        var purchases = purchases();
        var told = told();

        purchases.pipeInput(purchase("user1", "book", 10.0));
        purchases.pipeInput(purchase("user1", "pen", 2.0));
        clicks.pipeInput(click("user1", "/cart"));

        exercise.check(told.readKeyValuesToList())
                .mistake(
                        got -> got.stream().anyMatch(click -> click.key == null),
                        "a click without a key came out joined with nothing: a left join does not drop it, it finds"
                                + " no purchases for it.")
                .mistake(
                        got -> DroppedRecords.anyIn(exercise.driver()),
                        "a record was dropped for want of a key: clicks and purchases come without one, and their user"
                                + " has to become it.")
                .mistake(got -> got.size() > 1, "purchases came out, too: only a click tells anything.")
                .mistake(
                        got -> got.contains(withPurchases("user1", "/cart", "pen", "book")),
                        "the latest purchase comes first: the eldest should.")
                .mistake(
                        got -> got.contains(withPurchases("user1", "/cart", "pen")),
                        "the latest purchase took the place of the others: one value per key is all that a table keeps,"
                                + " so the value has to be the list.")
                .because("The table keeps what each user bought; the click looks it up when it comes.")
                .is(withPurchases("user1", "/cart", "book", "pen"));
    }

    @Test
    void a_user_who_has_bought_nothing_is_told_too() {
        var clicks = clicks();
        var told = told();

        clicks.pipeInput(click("user1", "/home"));

        exercise.check(told.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "the click of a user who has bought nothing is missing: an inner join leaves out what it finds no"
                                + " partner for.")
                .because("Every click is told, and for some the list is empty.")
                .is(withPurchases("user1", "/home"));
    }

    @Test
    void a_purchase_afterwards_does_not_tell_the_click_again() {
        var clicks = clicks();
        var purchases = purchases();
        var told = told();

        clicks.pipeInput(click("user1", "/home"));
        purchases.pipeInput(purchase("user1", "book", 10.0));

        exercise.check(told.readKeyValuesToList())
                .mistake(
                        got -> got.size() > 1,
                        "the purchase made the click come out again. That is how two tables are joined, or two streams:"
                                + " a table beside a stream is only looked up.")
                .because("In a join of a stream with a table, only the stream's records give results.")
                .is(withPurchases("user1", "/home"));
    }

    @Test
    void only_the_latest_five_are_kept() {
        var clicks = clicks();
        var purchases = purchases();
        var told = told();

        List.of("book", "lamp", "mug", "pen", "chair", "book", "lamp")
                .forEach(product -> purchases.pipeInput(purchase("user1", product, 10.0)));
        clicks.pipeInput(click("user1", "/home"));

        exercise.check(told.readKeyValuesToList())
                .mistake(
                        got -> got.stream()
                                .anyMatch(click -> click.value.products().size() > 5),
                        "all purchases were kept: a list that only grows ends up larger than a record may be.")
                .mistake(
                        got -> got.contains(withPurchases("user1", "/home", "book", "lamp", "mug", "pen", "chair")),
                        "the first five purchases were kept, and the latest were turned away.")
                .because(
                        "The sixth purchase pushes out the first, the seventh the second. To buy the same thing again is"
                                + " another purchase.")
                .is(withPurchases("user1", "/home", "mug", "pen", "chair", "book", "lamp"));
    }

    @Test
    void users_are_kept_apart() {
        var clicks = clicks();
        var purchases = purchases();
        var told = told();

        purchases.pipeInput(purchase("user2", "book", 10.0));
        clicks.pipeInput(click("user1", "/home"));

        exercise.check(told.readKeyValuesToList())
                .because("What somebody else bought is under somebody else's key.")
                .is(withPurchases("user1", "/home"));
    }

    private static KeyValue<String, ClickWithPurchases> withPurchases(String user, String page, String... products) {
        return pair(user, new ClickWithPurchases(page, List.of(products)));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestInputTopic<String, Purchase> purchases() {
        return exercise.input(USER_PURCHASES, Serdes.String(), JsonSerdes.purchase());
    }

    private TestOutputTopic<String, ClickWithPurchases> told() {
        return exercise.output(CLICKS_WITH_PURCHASES, Serdes.String(), JsonSerdes.clickWithPurchases());
    }
}
