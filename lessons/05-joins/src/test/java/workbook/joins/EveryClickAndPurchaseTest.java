package workbook.joins;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.clickstream.Topics.USER_PURCHASES;
import static workbook.engine.EventTime.at;
import static workbook.joins.EveryClickAndPurchase.CLICKS_AND_PURCHASES;
import static workbook.joins.EveryClickAndPurchase.NO_CLICK;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.ClickOutcome;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class EveryClickAndPurchaseTest {

    private static final KeyValue<String, ClickOutcome> NOTHING_SPENT = pair("user1", new ClickOutcome("/cart", 0.0));
    private static final KeyValue<String, ClickOutcome> BY_NO_CLICK = pair("user1", new ClickOutcome(NO_CLICK, 12.5));
    private static final KeyValue<String, ClickOutcome> BOTH = pair("user1", new ClickOutcome("/cart", 12.5));

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(EveryClickAndPurchase::build)
            .mistake(
                    NullPointerException.class::isInstance,
                    "the joiner threw a NullPointerException: for what never came, on either side, it is called with null.");

    @Test
    void what_belongs_together_comes_out_together_and_not_alone() {
        var outcomes = outcomes();

        click("user1", "/cart", 0);
        purchase("user1", 12.5, 30);
        timePasses();

        exercise.check(outcomes.readKeyValuesToList().stream()
                        .filter(outcome -> !"later".equals(outcome.key))
                        .toList())
                .mistake(
                        got -> got.stream().anyMatch(outcome -> outcome.key == null),
                        "a record without a key came out at once, joined with nothing: an outer join does not drop it.")
                .mistake(
                        got -> got.contains(BOTH) && (got.contains(NOTHING_SPENT) || got.contains(BY_NO_CLICK)),
                        "a click and its purchase came out together, and one of them alone as well.")
                .because("What has met comes out at once, as a pair, and is not alone any more.")
                .is(BOTH);
    }

    @Test
    void a_click_without_a_purchase_comes_out_with_nothing_spent() {
        var outcomes = outcomes();

        click("user1", "/cart", 0);
        click("user2", "/home", 69);
        var beforeTheEnd = outcomes.readKeyValuesToList();
        timePasses();

        exercise.check(beforeTheEnd)
                .mistake(
                        got -> !got.isEmpty(),
                        "a click came out alone while a purchase may still come: its minute and ten seconds of grace are"
                                + " not over.")
                .because("The click's minute ends at 60 s, and until 70 s a purchase may come late.")
                .isEmpty();
        exercise.check(outcomesOf("user1", outcomes))
                .mistake(List::isEmpty, "the click that led to nothing did not come out.")
                .because("An outer join keeps what is alone, on either side.")
                .is(NOTHING_SPENT);
    }

    @Test
    void a_purchase_that_no_click_led_to_comes_out_too() {
        var outcomes = outcomes();

        purchase("user1", 12.5, 0);
        click("user2", "/home", 9);
        var beforeTheEnd = outcomes.readKeyValuesToList();
        timePasses();

        exercise.check(beforeTheEnd)
                .mistake(
                        got -> !got.isEmpty(),
                        "a purchase came out alone while its click may still come, up to ten seconds late.")
                .because("No click after 0 s could have led to it, but one before may come late, until 10 s.")
                .isEmpty();
        exercise.check(outcomesOf("user1", outcomes))
                .mistake(
                        List::isEmpty,
                        "the purchase that no click led to did not come out: only one side is kept, as in a left join.")
                .because("An outer join keeps what is alone, on either side.")
                .is(BY_NO_CLICK);
    }

    @Test
    void a_purchase_before_the_click_leaves_both_alone() {
        var outcomes = outcomes();

        purchase("user1", 12.5, 0);
        click("user1", "/cart", 20);
        timePasses();

        exercise.check(outcomesOf("user1", outcomes))
                .mistake(
                        got -> got.contains(BOTH),
                        "a purchase was joined with a click that came after it: the window looks both ways.")
                .because("No click leads to a purchase before it, so both stay alone.")
                .isInAnyOrder(NOTHING_SPENT, BY_NO_CLICK);
    }

    @Test
    void a_click_that_comes_late_finds_its_purchase() {
        var outcomes = outcomes();

        purchase("user1", 12.5, 12);
        click("user2", "/home", 20);
        click("user1", "/cart", 11);
        timePasses();

        exercise.check(outcomesOf("user1", outcomes))
                .mistake(
                        got -> got.contains(BY_NO_CLICK),
                        "a purchase came out alone though its click came within the ten seconds of grace.")
                .because("The click of 11 s came at 20 s; the purchase of 12 s waits for such until 22 s.")
                .is(BOTH);
    }

    /** Clicks and purchases of somebody else that are far ahead, so that nobody before them can be joined any more. */
    private void timePasses() {
        click("later", "/home", 1_000);
        purchase("later", 1.0, 1_000);
        click("later", "/home", 2_000);
        purchase("later", 1.0, 2_000);
    }

    private static List<KeyValue<String, ClickOutcome>> outcomesOf(
            String user, TestOutputTopic<String, ClickOutcome> outcomes) {
        return outcomes.readKeyValuesToList().stream()
                .filter(outcome -> user.equals(outcome.key))
                .toList();
    }

    /** What is alone for good is looked for once a second of the wall clock at most, so it moves on with each record. */
    private void click(String user, String page, long second) {
        exercise.driver().advanceWallClockTime(Duration.ofSeconds(1));
        exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click())
                .pipeInput(ShopEvents.click(user, page), at(second));
    }

    private void purchase(String user, double amount, long second) {
        exercise.driver().advanceWallClockTime(Duration.ofSeconds(1));
        exercise.input(USER_PURCHASES, Serdes.String(), JsonSerdes.purchase())
                .pipeInput(ShopEvents.purchase(user, amount), at(second));
    }

    private TestOutputTopic<String, ClickOutcome> outcomes() {
        return exercise.output(CLICKS_AND_PURCHASES, Serdes.String(), JsonSerdes.clickOutcome());
    }
}
