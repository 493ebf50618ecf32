package workbook.setup;

import static workbook.clickstream.Topics.PARTITIONS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.SampleEvents;
import workbook.testkit.BrokerExercise;

class ClickProducerTest {

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(new NewTopic(USER_CLICKS, PARTITIONS, (short) 1));

    @Test
    void all_five_clicks_are_on_the_broker_when_the_method_returns() throws Exception {
        send();

        exercise.check(records().stream().map(ConsumerRecord::value).toList())
                .mistake(
                        List::isEmpty,
                        "nothing has arrived on user-clicks: the clicks are still in the producer, which waits for more to"
                                + " send along, or they went elsewhere.")
                .mistake(got -> got.size() < 5, "some clicks have not arrived.")
                .because(
                        "send only hands a record to the producer's buffer; flush sends what is there and waits until the broker has answered.")
                .isInAnyOrder(
                        json("user1", "/home", 5, 0),
                        json("user2", "/products", 10, 1),
                        json("user1", "/cart", 3, 2),
                        json("user3", "/checkout", 8, 3),
                        json("user2", "/home", 2, 4));
    }

    @Test
    void no_click_has_a_key() throws Exception {
        send();

        exercise.check(records().stream()
                        .map(ConsumerRecord::key)
                        .filter(Objects::nonNull)
                        .toList())
                .mistake(got -> !got.isEmpty(), "the clicks came with a key.")
                .because("The tutorial's producer sends none, so every topology of this workbook must do without.")
                .isEmpty();
    }

    @Test
    void each_record_carries_the_time_of_its_click() throws Exception {
        send();

        exercise.check(records().stream()
                        .map(record -> Instant.ofEpochMilli(record.timestamp()))
                        .sorted()
                        .toList())
                .mistake(
                        got -> got.stream().allMatch(time -> time.isAfter(at(86_400))),
                        "the records carry the time at which they were sent, not the time of the clicks.")
                .because("A record without a timestamp gets the producer's clock, and windows and joins go by the"
                        + " record's timestamp.")
                .is(at(0), at(1), at(2), at(3), at(4));
    }

    @Test
    void a_click_that_cannot_be_sent_is_an_exception() throws Exception {
        requireUse();
        var tooLargeForKafka = new Click("user1", "/home".repeat(500_000), 5, at(0));

        exercise.check(outcomeOf(tooLargeForKafka))
                .mistake("it returned"::equals, "a click could not be sent, and the method kept it to itself.")
                .because("send and flush do not throw what goes wrong with a record. The future that send returns does,"
                        + " when it is asked; so does a callback.")
                .satisfies(outcome -> !outcome.equals("it returned"), "an exception");
    }

    private String outcomeOf(Click click) {
        try {
            ClickProducer.send(exercise.producer(Serdes.String(), JsonSerdes.click(), Map.of()), List.of(click));
            return "it returned";
        } catch (Exception thrown) {
            return "it threw " + thrown.getClass().getSimpleName();
        }
    }

    /** Through a producer that waits for more to send, and is closed before it has waited long enough. */
    private void send() throws Exception {
        requireUse();
        var producer =
                exercise.producer(Serdes.String(), JsonSerdes.click(), Map.of(ProducerConfig.LINGER_MS_CONFIG, 400));
        ClickProducer.send(producer, SampleEvents.tutorialClicks());
        producer.close(Duration.ZERO);
    }

    private void requireUse() throws Exception {
        exercise.requireUse(
                Producer.class,
                (Producer<String, Click> producer) -> ClickProducer.send(producer, SampleEvents.tutorialClicks()));
    }

    private List<ConsumerRecord<String, String>> records() {
        return exercise.readRecords(USER_CLICKS, Serdes.String(), Serdes.String());
    }

    private static String json(String user, String page, int duration, int second) {
        return """
                {"user_id":"%s","page":"%s","duration":%d,"timestamp":"2026-01-05T00:00:0%d+00:00"}""".formatted(user, page, duration, second);
    }
}
