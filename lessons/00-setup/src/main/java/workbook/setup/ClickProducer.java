package workbook.setup;

import java.util.List;
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
     * Sends clicks, and returns when the broker has them all.
     *
     * @param producer writes Strings as keys and Clicks, as JSON, as values
     * @param clicks in the order in which they are to be sent
     */
    public static void send(Producer<String, Click> producer, List<Click> clicks) {
        // TODO 0.2
        // - send each click to Topics.USER_CLICKS without a key, and let the producer choose the partition
        // - the record's timestamp is the click's, in epoch milliseconds
        // - a producer gathers records before it sends them: see that it has sent them all before you return
        // - the producer is not yours to close
    }
}
