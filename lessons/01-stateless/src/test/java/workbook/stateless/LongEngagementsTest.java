package workbook.stateless;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.MAPPED_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.Engagement;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.SampleEvents;
import workbook.engine.TopologyTopics;
import workbook.testkit.TopologyExercise;

class LongEngagementsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(LongEngagements::build);

    @Test
    void there_is_no_topic_in_between() {
        var topics = TopologyTopics.of(exercise.description());

        exercise.check(List.copyOf(topics.internal()))
                .mistake(
                        got -> !got.isEmpty(),
                        "the chain stops over in a topic of its own: what is written there is read again.")
                .because(
                        "Operators hand records on in memory. A topic between them costs a write, a read and a second"
                                + " serialization, and is needed only where somebody else reads it or keys must be brought together.")
                .isEmpty();
        exercise.check(List.copyOf(topics.outputs()))
                .mistake(got -> got.size() > 1, "the chain writes to more topics than the last one.")
                .because("This exercise is about the end of the chain; 1.1 wrote the filtered clicks.")
                .is(MAPPED_CLICKS);
    }

    @Test
    void of_the_tutorials_five_clicks_two_are_long_enough() {
        var clicks = exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
        var engagements = exercise.output(MAPPED_CLICKS, Serdes.String(), JsonSerdes.engagement());

        SampleEvents.tutorialClicks().forEach(clicks::pipeInput);

        exercise.check(engagements.readKeyValuesToList())
                .mistake(
                        got -> got.size() == 5,
                        "short clicks passed as well: nothing is filtered, or the score is compared instead of the duration.")
                .mistake(
                        got -> got.stream().anyMatch(record -> record.value.engagementScore() == 50),
                        "a click of exactly five seconds passed.")
                .mistake(
                        got -> got.stream().anyMatch(record -> record.key == null),
                        "an engagement came without its user as the key.")
                .because("More than five seconds is the rule, and the key is the user.")
                .is(
                        pair("user2", new Engagement("user2", "/products", 100, at(1))),
                        pair("user3", new Engagement("user3", "/checkout", 80, at(3))));
    }

    @Test
    void a_record_keeps_its_own_time_all_the_way() {
        var clicks = exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
        var engagements = exercise.output(MAPPED_CLICKS, Serdes.String(), JsonSerdes.engagement());

        clicks.pipeInput(new TestRecord<>("tablet", new Click("user2", "/cart", 7, at(1)), at(9)));

        exercise.check(engagements.readRecordsToList())
                .because("processedAt is the click's timestamp, and the record's own is passed on by every operator.")
                .is(new TestRecord<>("user2", new Engagement("user2", "/cart", 70, at(1)), at(9)));
    }
}
