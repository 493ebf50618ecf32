package workbook.setup;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import workbook.clickstream.Click;
import workbook.clickstream.Topics;

/**
 * Exercise 0.2: sends clicks as the tutorial's program does. Chapter 0, "Producing".
 *
 * <pre>
 * Click(user1, /home, 5, 0s)
 * becomes   null -> {"user_id":"user1","page":"/home","duration":5,"timestamp":"2026-01-05T00:00:00+00:00"} @0s
 * </pre>
 */
public final class ClickProducer {

    private ClickProducer() {}

    /**
     * Sends clicks, and returns when the broker has acknowledged each of them.
     *
     * @param producer writes Strings as keys and Clicks, as JSON, as values
     * @param clicks in the order in which they are to be sent
     * @throws ExecutionException if a click could not be sent
     * @throws InterruptedException if the wait is interrupted
     */
    public static void send(Producer<String, Click> producer, List<Click> clicks)
            throws ExecutionException, InterruptedException {
        var sent =
                clicks.stream().map(ClickProducer::record).map(producer::send).toList();
        producer.flush();
        for (var acknowledgement : sent) {
            acknowledgement.get();
        }
    }

    private static ProducerRecord<String, Click> record(Click click) {
        return new ProducerRecord<>(Topics.USER_CLICKS, null, click.timestamp().toEpochMilli(), null, click);
    }
}
