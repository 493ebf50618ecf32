package workbook.application;

import static workbook.application.ClickPaces.CLICK_PACES;
import static workbook.application.ClickPaces.DEAD_LETTERS;
import static workbook.application.ClickPaces.PACED_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import java.util.HashMap;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class ClickPacesTest {

    private static final Click FAST = new Click("user1", "/home", 20, START);
    private static final Click WITHOUT_PACE = new Click("user2", "/cart", 0, START);

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClickPaces::build)
            .mistake(
                    thrown -> thrown instanceof ArithmeticException,
                    "one click that an operator failed on stopped the application, and will stop it at each start"
                            + " again.");

    @Test
    void a_click_and_its_pace_come_out() {
        var clicks = clicks();

        clicks.pipeInput(FAST);

        exercise.check(values(PACED_CLICKS, JsonSerdes.click())).is(FAST);
        exercise.check(values(CLICK_PACES, Serdes.Integer())).is(3);
    }

    @Test
    void a_click_without_a_pace_stops_nothing() {
        var clicks = clicks();

        clicks.pipeInput(WITHOUT_PACE);
        clicks.pipeInput(FAST);

        exercise.check(values(CLICK_PACES, Serdes.Integer()))
                .mistake(got -> got.contains(null) || got.size() > 1, "a pace was written for a click that has none.")
                .because(
                        "A handler is asked what to do when an operator throws: fail, as it is by default, or go on with"
                                + " the next record (KIP-1033).")
                .is(3);
    }

    @Test
    void it_comes_to_neither_topic() {
        var clicks = clicks();

        clicks.pipeInput(WITHOUT_PACE);

        exercise.check(values(PACED_CLICKS, JsonSerdes.click()))
                .mistake(
                        got -> got.contains(WITHOUT_PACE),
                        "the click was sent on before its pace failed: the handler goes on, it takes nothing back.")
                .because("A failure ends one record's way where it happens. What was sent by then stays sent, so fail"
                        + " first and send afterwards.")
                .isEmpty();
        exercise.check(values(CLICK_PACES, Serdes.Integer())).isEmpty();
    }

    @Test
    void it_goes_to_the_dead_letters_as_it_came() {
        var clicks = clicks();

        clicks.pipeInput(new TestRecord<>("tablet", WITHOUT_PACE, at(7)));

        exercise.check(deadLetters())
                .mistake(
                        List::isEmpty,
                        "the click is lost: the application goes on, but nothing came to '" + DEAD_LETTERS + "'.")
                .mistake(
                        letters -> letters.get(0).value() == null,
                        "the dead letter is empty: the record had been sent on before it failed, and its bytes are not"
                                + " kept beyond that.")
                .because("Kafka's own handler writes the bytes that came in, and headers that tell from where and why.")
                .is(new TestRecord<>("tablet", WITHOUT_PACE, at(7)));
    }

    private TestInputTopic<String, Click> clicks() {
        var settings = new HashMap<String, Object>();
        ClickPaces.configure(settings);
        settings.forEach(exercise::with);
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private <V> List<V> values(String topic, Serde<V> form) {
        return exercise.output(topic, Serdes.String(), form).readValuesToList();
    }

    /** Kafka's handlers write this topic past the topology, so it need not have a sink there. */
    private List<TestRecord<String, Click>> deadLetters() {
        return exercise
                .driver()
                .createOutputTopic(
                        DEAD_LETTERS,
                        Serdes.String().deserializer(),
                        JsonSerdes.click().deserializer())
                .readRecordsToList()
                .stream()
                .map(letter -> new TestRecord<>(letter.key(), letter.value(), letter.getRecordTime()))
                .toList();
    }
}
