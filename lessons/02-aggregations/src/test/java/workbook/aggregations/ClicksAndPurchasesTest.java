package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.ClicksAndPurchases.USER_ACTIVITY;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.clickstream.Topics.USER_PURCHASES;
import static workbook.engine.EventTime.START;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.UserActivity;
import workbook.testkit.TopologyExercise;

class ClicksAndPurchasesTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClicksAndPurchases::build);

    @Test
    void clicks_and_purchases_are_brought_to_their_users() {
        exercise.check(RepartitionTopics.of(exercise))
                .mistake(List::isEmpty, "nothing is repartitioned, although neither clicks nor purchases have a key.")
                .because("Only what lies in one partition meets in one store.")
                .satisfies(topics -> !topics.isEmpty(), "a repartition topic, or two");
    }

    @Test
    void who_only_clicks_has_a_profile() {
        var clicks = clicks();
        var activity = activity();

        clicks.pipeInput(click("user1", 5));
        clicks.pipeInput(click("user1", 3));

        exercise.check(activity.readKeyValuesToList())
                .mistake(
                        got -> got.isEmpty() && StateStores.areEmpty(exercise.driver()),
                        "no click has reached a profile. They come without a key, and an aggregation drops what"
                                + " still has none.")
                .mistake(got -> got.isEmpty(), "a user who has not bought anything yet has no profile.")
                .because("Clicks and purchases are two ways into one profile; neither has to wait for the other.")
                .is(pair("user1", new UserActivity(1, 5, 0, 0.0)), pair("user1", new UserActivity(2, 8, 0, 0.0)));
    }

    @Test
    void who_only_buys_has_a_profile() {
        var purchases = purchases();
        var activity = activity();

        purchases.pipeInput(purchase("user2", 12.5));
        purchases.pipeInput(purchase("user2", 7.5));

        exercise.check(activity.readKeyValuesToList())
                .mistake(
                        got -> got.isEmpty() && StateStores.areEmpty(exercise.driver()),
                        "no purchase has reached a profile. They come without a key, and an aggregation drops"
                                + " what still has none.")
                .mistake(got -> got.isEmpty(), "a user who has not clicked yet has no profile.")
                .mistake(
                        got -> got.contains(pair("user2", new UserActivity(0, 0, 1, 7.5))),
                        "the second purchase made a new profile, instead of adding to the one that is there.")
                .because("Clicks and purchases are two ways into one profile; neither has to wait for the other.")
                .is(pair("user2", new UserActivity(0, 0, 1, 12.5)), pair("user2", new UserActivity(0, 0, 2, 20.0)));
    }

    @Test
    void clicks_and_purchases_come_together_in_one_profile() {
        var clicks = clicks();
        var purchases = purchases();
        var activity = activity();

        clicks.pipeInput(click("user1", 5));
        purchases.pipeInput(purchase("user1", 12.5));
        clicks.pipeInput(click("user1", 3));

        exercise.check(activity.readKeyValuesToList())
                .mistake(
                        got -> got.contains(pair("user1", new UserActivity(0, 0, 1, 12.5))),
                        "the purchase does not see the click: each stream has a profile of its own, or begins a"
                                + " new one.")
                .mistake(
                        got -> got.contains(pair("user1", new UserActivity(2, 8, 0, 0.0))),
                        "a click took the purchase back.")
                .because("All aggregators of a cogroup share one store: each is handed the profile as the"
                        + " others left it.")
                .is(
                        pair("user1", new UserActivity(1, 5, 0, 0.0)),
                        pair("user1", new UserActivity(1, 5, 1, 12.5)),
                        pair("user1", new UserActivity(2, 8, 1, 12.5)));
    }

    @Test
    void each_user_has_a_profile_of_their_own() {
        var clicks = clicks();
        var purchases = purchases();
        var activity = activity();

        clicks.pipeInput(click("user1", 5));
        purchases.pipeInput(purchase("user2", 12.5));

        exercise.check(activity.readKeyValuesToList())
                .because("Both streams are grouped by the user in the payload.")
                .is(pair("user1", new UserActivity(1, 5, 0, 0.0)), pair("user2", new UserActivity(0, 0, 1, 12.5)));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestInputTopic<String, Purchase> purchases() {
        return exercise.input(USER_PURCHASES, Serdes.String(), JsonSerdes.purchase());
    }

    private TestOutputTopic<String, UserActivity> activity() {
        return exercise.output(USER_ACTIVITY, Serdes.String(), JsonSerdes.userActivity());
    }

    private static Click click(String user, int duration) {
        return new Click(user, "/home", duration, START);
    }

    private static Purchase purchase(String user, double amount) {
        return new Purchase(user, "book", amount, START);
    }
}
