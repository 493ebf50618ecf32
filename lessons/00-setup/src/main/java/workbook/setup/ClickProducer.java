package workbook.setup;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import workbook.clickstream.Click;

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
        // TODO 0.2
        // - send each click to Topics.USER_CLICKS without a key, and let the producer choose the partition
        // - the record's timestamp is the click's, in epoch milliseconds
        // - a producer gathers records before it sends them: return when the broker has acknowledged them all
        // - a click that could not be sent is an exception, not a gap in the topic
        // - the producer is not yours to close
    }
}
