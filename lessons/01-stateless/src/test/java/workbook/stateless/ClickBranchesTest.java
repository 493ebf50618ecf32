package workbook.stateless;

import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.stateless.ClickBranches.HOME_CLICKS;
import static workbook.stateless.ClickBranches.LONG_CLICKS;
import static workbook.stateless.ClickBranches.OTHER_CLICKS;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.kstream.KStream;
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
    private static final Click SHORT_ON_A_NEW_PAGE = click("/sale", 1);

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClickBranches::build)
            .mistake(
                    ClickBranchesTest::isAboutAStreamThatIsNull,
                    "the map has no branch under the name that was asked for: it is the split's prefix and the branch's own"
                            + " name together.");

    @Test
    void long_clicks_go_to_their_topic_whatever_the_page() {
        var clicks = clicks();
        var longClicks = output(LONG_CLICKS);

        pipeAll(clicks);

        exercise.check(longClicks.readValuesToList())
                .mistake(
                        got -> !got.contains(LONG_ON_HOME) && got.contains(LONG_ON_CART),
                        "a long click on /home went elsewhere: long clicks come here whatever the page, so this rule is asked first.")
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
                .mistake(
                        got -> got.contains(LONG_ON_CART) || got.contains(LONG_ON_HOME) || got.contains(SHORT_ON_HOME),
                        "clicks that have a branch of their own came here as well.")
                .mistake(
                        got -> got.equals(List.of(SHORT_ON_CART)),
                        "a click on a page that nobody had thought of was dropped.")
                .mistake(List::isEmpty, "the clicks that fit neither rule were dropped.")
                .because("Without a default branch, what matches no predicate is dropped without a word.")
                .is(SHORT_ON_CART, SHORT_ON_A_NEW_PAGE);
    }

    private static boolean isAboutAStreamThatIsNull(Throwable thrown) {
        return thrown instanceof NullPointerException
                && String.valueOf(thrown.getMessage()).startsWith("Cannot invoke \"" + KStream.class.getName());
    }

    private static void pipeAll(TestInputTopic<String, Click> clicks) {
        clicks.pipeInput(LONG_ON_CART);
        clicks.pipeInput(LONG_ON_HOME);
        clicks.pipeInput(SHORT_ON_HOME);
        clicks.pipeInput(SHORT_ON_CART);
        clicks.pipeInput(SHORT_ON_A_NEW_PAGE);
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
