package workbook.stateless;

import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;
import static workbook.stateless.AllClicks.ALL_CLICKS;
import static workbook.stateless.AllClicks.MOBILE_CLICKS;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class AllClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(AllClicks::build);

    @Test
    void clicks_of_both_topics_come_together() {
        var web = input(USER_CLICKS);
        var mobile = input(MOBILE_CLICKS);
        var all = all();

        web.pipeInput(click("user1", "/home"));
        mobile.pipeInput(click("user2", "/cart"));
        web.pipeInput(click("user3", "/checkout"));

        exercise.check(all.readValuesToList())
                .mistake(
                        got -> got.stream().noneMatch(click -> click.userId().equals("user2")),
                        "the mobile clicks are missing.")
                .mistake(
                        got -> got.stream().noneMatch(click -> click.userId().equals("user1")),
                        "the clicks of the web are missing.")
                .mistake(got -> got.size() > 3, "a click came twice.")
                .mistake(
                        got -> got.stream().anyMatch(click -> click.page().startsWith("//")),
                        "a page that had its slash got a second one.")
                .because("A merged stream holds every record of both, each once.")
                .isInAnyOrder(click("user1", "/home"), click("user2", "/cart"), click("user3", "/checkout"));
    }

    @Test
    void a_mobile_page_gets_its_slash() {
        var mobile = input(MOBILE_CLICKS);
        var all = all();

        mobile.pipeInput(click("user2", "cart"));
        mobile.pipeInput(click("user2", "/home"));

        exercise.check(all.readValuesToList())
                .mistake(
                        got -> got.contains(click("user2", "cart")),
                        "a mobile click still has its page without a slash.")
                .mistake(got -> got.contains(click("user2", "//home")), "a page that had its slash got a second one.")
                .because("mapValues gives a new stream; the one it was called on does not change.")
                .is(click("user2", "/cart"), click("user2", "/home"));
    }

    @Test
    void web_clicks_and_everything_else_stay_as_they_are() {
        var web = input(USER_CLICKS);
        var all = all();

        web.pipeInput(new TestRecord<>("tablet", click("user1", "home"), at(7)));

        exercise.check(all.readRecordsToList())
                .mistake(
                        got -> got.stream()
                                .anyMatch(record -> record.value().page().equals("/home")),
                        "a click of the web was changed: the mending came after the merge.")
                .because("What is done before the merge is done to one stream; what comes after is done to both.")
                .is(new TestRecord<>("tablet", click("user1", "home"), at(7)));
    }

    private TestInputTopic<String, Click> input(String topic) {
        return exercise.input(topic, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Click> all() {
        return exercise.output(ALL_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private static Click click(String user, String page) {
        return new Click(user, page, 5, START);
    }
}
