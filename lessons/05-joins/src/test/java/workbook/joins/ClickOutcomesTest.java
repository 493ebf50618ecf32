package workbook.joins;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.clickstream.Topics.USER_PURCHASES;
import static workbook.engine.EventTime.at;
import static workbook.joins.ClickOutcomes.CLICK_OUTCOMES;

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

class ClickOutcomesTest {

    private static final KeyValue<String, ClickOutcome> NOTHING_SPENT = pair("user1", new ClickOutcome("/cart", 0.0));

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClickOutcomes::build)
            .mistake(
                    NullPointerException.class::isInstance,
                    "the joiner threw a NullPointerException: for what never came, it is called with null.");

    @Test
    void a_click_that_led_to_a_purchase_comes_with_it() {
        var outcomes = outcomes();

        purchase("user1", 7.0, 0);
        click("user1", "/cart", 30);
        purchase("user1", 12.5, 60);

        exercise.check(outcomes.readKeyValuesToList())
                .mistake(
                        got -> got.stream().anyMatch(outcome -> outcome.key == null),
                        "a click without a key came out at once, joined with nothing: a left join does not drop it.")
                .mistake(
                        got -> got.isEmpty() && DroppedRecords.anyIn(exercise.driver()),
                        "the click met no purchase, and a record was dropped: purchases come without a key, and"
                                + " a join drops those that still have none.")
                .mistake(
                        got -> got.contains(NOTHING_SPENT),
                        "the click came out as if it had led to nothing, half a minute before its purchase: whether a"
                                + " click stays alone is known only when its window is over.")
                .mistake(
                        got -> got.size() > 1
                                && got.stream()
                                        .anyMatch(outcome -> outcome.value.spent() == 7.0
                                                && !outcome.value.page().equals("/cart")),
                        "the purchase before the click came out by itself: only the clicks are wanted.")
                .mistake(
                        got -> got.contains(pair("user1", new ClickOutcome("/cart", 7.0))),
                        "a purchase before the click was joined with it.")
                .mistake(
                        List::isEmpty,
                        "the click and the purchase of half a minute later did not meet: grace keeps a window open for late"
                                + " records, and makes it no longer.")
                .because(
                        "What is joined comes out at once. Whether a click stays alone is known only when its window is"
                                + " over.")
                .is(pair("user1", new ClickOutcome("/cart", 12.5)));
    }

    @Test
    void a_click_without_a_purchase_waits_until_its_minute_and_the_grace_are_over() {
        var outcomes = outcomes();

        click("user1", "/cart", 0);
        click("user2", "/home", 69);

        exercise.check(outcomes.readKeyValuesToList())
                .mistake(
                        got -> got.contains(NOTHING_SPENT),
                        "a click came out as if it had led to nothing, while a purchase may still come: its minute and"
                                + " ten seconds of grace are not over.")
                .because("The click's minute ends at 60 s, and until 70 s a purchase may come late.")
                .isEmpty();
    }

    @Test
    void then_it_comes_out_once_with_nothing_spent() {
        var outcomes = outcomes();

        click("user1", "/cart", 0);
        purchase("user3", 9.0, 20);
        click("user2", "/home", 71);
        var inTime = outcomes.readKeyValuesToList();
        click("user2", "/home", Duration.ofDays(3).toSeconds());
        var muchLater = outcomes.readKeyValuesToList();

        exercise.check(inTime)
                .mistake(
                        got -> got.isEmpty() && muchLater.contains(NOTHING_SPENT),
                        "the click came out much too late: the window or its grace period is too long.")
                .mistake(
                        got -> got.isEmpty(),
                        "the click that led to nothing never came out: an inner join leaves it out.")
                .mistake(
                        got -> got.stream().anyMatch(outcome -> outcome.key.equals("user3")),
                        "a purchase without a click came out: only the clicks are wanted.")
                .because("At 71 s the minute and the ten seconds of grace are over, by anybody's click: stream time is"
                        + " one for all keys of a partition.")
                .is(NOTHING_SPENT);
    }

    @Test
    void a_purchase_that_comes_within_the_grace_period_counts() {
        var outcomes = outcomes();

        click("user1", "/cart", 0);
        click("user2", "/home", 65);
        purchase("user1", 12.5, 55);
        click("user2", "/home", 72);

        exercise.check(outcomes.readKeyValuesToList())
                .mistake(
                        got -> got.contains(NOTHING_SPENT),
                        "a purchase of 55 s came at 65 s, and its click is said to have led to nothing: the window did"
                                + " not wait.")
                .because(
                        "The click's window takes late purchases until 70 s. One that was joined does not come out alone"
                                + " afterwards.")
                .is(pair("user1", new ClickOutcome("/cart", 12.5)));
    }

    @Test
    void a_purchase_that_comes_after_it_does_not() {
        var outcomes = outcomes();

        click("user1", "/cart", 0);
        click("user2", "/home", 71);
        purchase("user1", 12.5, 50);

        exercise.check(outcomes.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("user1", new ClickOutcome("/cart", 12.5))),
                        "a purchase was joined with a click whose window was closed: the grace period is too long.")
                .because("What was told as final cannot be taken back: a stream has no tombstones.")
                .is(NOTHING_SPENT);
    }

    /** Clicks whose time is over are looked for once a second of the wall clock at most, so it moves on with each record. */
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
        return exercise.output(CLICK_OUTCOMES, Serdes.String(), JsonSerdes.clickOutcome());
    }
}
