package workbook.setup;

import static workbook.clickstream.Topics.PARTITIONS;
import static workbook.clickstream.Topics.USER_CLICKS;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.SampleEvents;
import workbook.testkit.BrokerExercise;

class ClickReaderTest {

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(new NewTopic(USER_CLICKS, PARTITIONS, (short) 1));

    @Test
    void every_click_of_every_partition_is_read() throws Exception {
        var clicks = readAll(SampleEvents.tutorialClicks());

        exercise.check(clicks)
                .mistake(
                        List::isEmpty,
                        "nothing was read: the reader started at the end of the topic, or gave up before the first record came.")
                .mistake(got -> got.size() < 5, "clicks are missing: a partition was left out.")
                .because("The five clicks lie on three partitions, and all were sent before the reader started.")
                .isInAnyOrder(SampleEvents.tutorialClicks().toArray(Click[]::new));
    }

    @Test
    void more_clicks_than_one_poll_brings_are_read_too() throws Exception {
        var clicks = readAll(SampleEvents.clicks(1).limit(1_200).toList());

        exercise.check(clicks.size())
                .mistake(
                        got -> got > 0 && got <= 500,
                        "the reader stopped after its first records: one poll brings 500 at the most.")
                .because(
                        "A poll returns as soon as it has something, and never more than max.poll.records, 500 by default.")
                .is(1_200);
    }

    @Test
    void an_empty_topic_gives_an_empty_list() throws Exception {
        var clicks = readAll(List.of());

        exercise.check(clicks)
                .because("Nothing is there, and waiting for something would never end.")
                .isEmpty();
    }

    private List<Click> readAll(List<Click> sent) throws Exception {
        exercise.requireUse(Consumer.class, ClickReader::readAll);
        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                sent.stream()
                        .map(click -> new ProducerRecord<String, Click>(USER_CLICKS, partition(click), null, click))
                        .toList());
        return ClickReader.readAll(exercise.consumer(Serdes.String(), JsonSerdes.click()));
    }

    /** Spreads the clicks over all partitions, user by user. */
    private static int partition(Click click) {
        return click.userId().charAt(click.userId().length() - 1) % PARTITIONS;
    }
}
