package workbook.joins;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.clickstream.Topics.USER_PURCHASES;
import static workbook.engine.EventTime.at;
import static workbook.joins.PurchasesAfterClicks.PURCHASES_AFTER_CLICKS;
import static workbook.joins.ShopEvents.click;
import static workbook.joins.ShopEvents.purchase;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.ClickOutcome;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.testkit.TopologyExercise;

class PurchasesAfterClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(PurchasesAfterClicks::build);

    @Test
    void a_purchase_after_the_click_is_joined_and_one_before_is_not() {
        var clicks = clicks();
        var purchases = purchases();
        var outcomes = outcomes();

        purchases.pipeInput(purchase("user1", 7.0), at(0));
        clicks.pipeInput(click("user1", "/cart"), at(30));
        purchases.pipeInput(purchase("user1", 12.5), at(60));

        var before = pair("user1", new ClickOutcome("/cart", 7.0));
        var after = pair("user1", new ClickOutcome("/cart", 12.5));
        exercise.check(outcomes.readKeyValuesToList())
                .mistake(
                        got -> got.isEmpty() && DroppedRecords.anyIn(exercise.driver()),
                        "nothing was joined, and a record was dropped: clicks and purchases come without a key, and"
                                + " a join drops what still has none.")
                .mistake(
                        got -> got.containsAll(List.of(before, after)),
                        "the window looks both ways: the purchase before the click was joined, too.")
                .mistake(
                        got -> got.contains(before),
                        "the window looks the wrong way: the purchase before the click was joined, and the one after"
                                + " it was not.")
                .because("A window reaches as far back as ahead unless you say otherwise, and before and after are"
                        + " seen from the stream that join is called on.")
                .is(after);
    }

    @Test
    void every_click_meets_every_purchase_of_its_minute() {
        var clicks = clicks();
        var purchases = purchases();
        var outcomes = outcomes();

        clicks.pipeInput(click("user1", "/home"), at(0));
        clicks.pipeInput(click("user1", "/cart"), at(10));
        purchases.pipeInput(purchase("user1", 5.0), at(20));
        purchases.pipeInput(purchase("user1", 7.0), at(30));

        exercise.check(outcomes.readKeyValuesToList())
                .mistake(
                        got -> got.size() == 2
                                && got.stream()
                                        .allMatch(
                                                outcome -> outcome.value.page().equals("/cart")),
                        "each purchase met the latest click only, as it would in a table.")
                .because("A join of streams is not one to one. Whatever lies in the window is joined, and is used up"
                        + " by nothing: two clicks and two purchases are four pairs.")
                .isInAnyOrder(
                        pair("user1", new ClickOutcome("/home", 5.0)),
                        pair("user1", new ClickOutcome("/cart", 5.0)),
                        pair("user1", new ClickOutcome("/home", 7.0)),
                        pair("user1", new ClickOutcome("/cart", 7.0)));
    }

    @Test
    void the_same_moment_and_the_full_minute_count() {
        var clicks = clicks();
        var purchases = purchases();
        var outcomes = outcomes();

        clicks.pipeInput(click("user1", "/cart"), at(0));
        purchases.pipeInput(purchase("user1", 1.0), at(0));
        purchases.pipeInput(purchase("user1", 2.0), at(60));
        purchases.pipeInput(purchase("user1", 3.0), at(60).plusMillis(1));

        exercise.check(outcomes.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("user1", new ClickOutcome("/cart", 3.0))),
                        "a purchase was joined that came more than a minute after the click.")
                .mistake(
                        got -> got.stream().noneMatch(outcome -> outcome.value.spent() == 2.0),
                        "the purchase exactly a minute after the click was not joined.")
                .mistake(
                        got -> got.stream().noneMatch(outcome -> outcome.value.spent() == 1.0),
                        "the purchase at the moment of the click was not joined.")
                .because(
                        "Both ends belong to a join window: it is a difference of two times, not a place on the clock.")
                .is(pair("user1", new ClickOutcome("/cart", 1.0)), pair("user1", new ClickOutcome("/cart", 2.0)));
    }

    @Test
    void it_does_not_matter_which_of_the_two_comes_first() {
        var clicks = clicks();
        var purchases = purchases();
        var outcomes = outcomes();

        purchases.pipeInput(purchase("user1", 12.5), at(30));
        clicks.pipeInput(click("user1", "/cart"), at(10));

        exercise.check(outcomes.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "the purchase of 30 s came before the click of 10 s, and they did not meet: only one of the"
                                + " two streams is kept for the other.")
                .because("Two topics are read side by side, and either may be behind. A join of streams keeps both,"
                        + " and goes by the records' own times.")
                .is(pair("user1", new ClickOutcome("/cart", 12.5)));
    }

    @Test
    void users_are_kept_apart() {
        var clicks = clicks();
        var purchases = purchases();
        var outcomes = outcomes();

        clicks.pipeInput(click("user1", "/cart"), at(0));
        purchases.pipeInput(purchase("user2", 12.5), at(10));

        exercise.check(outcomes.readKeyValuesToList())
                .mistake(got -> !got.isEmpty(), "a purchase was joined with somebody else's click.")
                .because("Records meet that have the same key, so the key has to be the user and nothing else.")
                .isEmpty();
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestInputTopic<String, Purchase> purchases() {
        return exercise.input(USER_PURCHASES, Serdes.String(), JsonSerdes.purchase());
    }

    private TestOutputTopic<String, ClickOutcome> outcomes() {
        return exercise.output(PURCHASES_AFTER_CLICKS, Serdes.String(), JsonSerdes.clickOutcome());
    }
}
