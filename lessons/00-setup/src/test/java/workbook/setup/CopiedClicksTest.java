package workbook.setup;

import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.setup.CopiedClicks.COPIED_CLICKS;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.SampleEvents;
import workbook.testkit.TopologyExercise;

class CopiedClicksTest {

    private static final Click CLICK = new Click("user1", "/home", 5, at(0));

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(CopiedClicks::build);

    @Test
    void every_click_comes_out_in_the_order_in_which_it_went_in() {
        var clicks = clicks();
        var copies = copies();

        SampleEvents.tutorialClicks().forEach(clicks::pipeInput);

        exercise.check(copies.readValuesToList())
                .mistake(got -> got.size() > 5, "clicks came out twice: two sinks write to the topic.")
                .mistake(got -> got.size() < 5, "not every click came out.")
                .because(
                        "A source hands each record to whatever is behind it, and a sink writes each that it is handed.")
                .is(SampleEvents.tutorialClicks());
    }

    @Test
    void key_and_time_come_out_as_they_went_in() {
        var clicks = clicks();
        var copies = copies();

        clicks.pipeInput(new TestRecord<>(null, CLICK, at(7)));
        clicks.pipeInput(new TestRecord<>("tablet", CLICK, at(8)));

        exercise.check(copies.readRecordsToList())
                .mistake(
                        got -> got.stream().anyMatch(copy -> "user1".equals(copy.key())),
                        "the key was changed to the user.")
                .because("A record is its key, its value, its timestamp and its headers; a copy keeps them all.")
                .is(new TestRecord<>(null, CLICK, at(7)), new TestRecord<>("tablet", CLICK, at(8)));
    }

    @Test
    void the_copy_is_json_again() {
        var clicks = clicks();
        var copies = exercise.output(COPIED_CLICKS, Serdes.String(), Serdes.String());

        clicks.pipeInput(CLICK, at(7));

        exercise.check(copies.readValuesToList())
                .because(
                        "What a sink writes is decided by its serdes, which need not be those that the source read with.")
                .is("""
                        {"user_id":"user1","page":"/home","duration":5,"timestamp":"2026-01-05T00:00:00+00:00"}""");
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, Click> copies() {
        return exercise.output(COPIED_CLICKS, Serdes.String(), JsonSerdes.click());
    }
}
