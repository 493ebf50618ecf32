package workbook.stateless;

import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.stateless.ClickBranches.HOME_CLICKS;
import static workbook.stateless.ClickBranches.LONG_CLICKS;
import static workbook.stateless.ClickBranches.OTHER_CLICKS;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class ClickBranchesTest {

    private static final Click LONG_ON_CART = click("/cart", 9);
    private static final Click LONG_ON_HOME = click("/home", 10);
    private static final Click SHORT_ON_HOME = click("/home", 5);
    private static final Click SHORT_ON_CART = click("/cart", 3);

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClickBranches::build);

    @Test
    void long_clicks_go_to_their_topic_whatever_the_page() {
        var clicks = clicks();
        var longClicks = output(LONG_CLICKS);

        pipeAll(clicks);

        exercise.check(longClicks.readValuesToList())
                .mistake(
                        got -> !got.contains(LONG_ON_HOME) && got.contains(LONG_ON_CART),
                        "a long click on /home went elsewhere: an earlier branch took it.")
                .mistake(got -> got.contains(SHORT_ON_HOME), "a click of exactly five seconds counts as long.")
                .because(
                        "A record goes into the first branch whose predicate holds, so the order of the branches counts.")
                .is(LONG_ON_CART, LONG_ON_HOME);
    }

    @Test
    void a_click_goes_into_one_branch_only() {
        var clicks = clicks();
        var homeClicks = output(HOME_CLICKS);

        pipeAll(clicks);

        exercise.check(homeClicks.readValuesToList())
                .mistake(
                        got -> got.contains(LONG_ON_HOME),
                        "a long click on /home came here as well or instead: the branches overlap.")
                .because(
                        "Splitting is no copying: a record goes into the first branch whose predicate holds, and no other.")
                .is(SHORT_ON_HOME);
    }

    @Test
    void what_fits_no_branch_is_not_lost() {
        var clicks = clicks();
        var otherClicks = output(OTHER_CLICKS);

        pipeAll(clicks);

        exercise.check(otherClicks.readValuesToList())
                .mistake(got -> got.size() > 1, "clicks that have a branch of their own came here as well.")
                .mistake(got -> got.isEmpty(), "a click that fits no branch was dropped.")
                .because("Without a default branch, what matches no predicate is dropped without a word.")
                .is(SHORT_ON_CART);
    }

    private static void pipeAll(TestInputTopic<String, Click> clicks) {
        clicks.pipeInput(LONG_ON_CART);
        clicks.pipeInput(LONG_ON_HOME);
        clicks.pipeInput(SHORT_ON_HOME);
        clicks.pipeInput(SHORT_ON_CART);
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Click> output(String topic) {
        return exercise.output(topic, Serdes.String(), JsonSerdes.click());
    }

    private static Click click(String page, int duration) {
        return new Click("user1", page, duration, START);
    }
}
