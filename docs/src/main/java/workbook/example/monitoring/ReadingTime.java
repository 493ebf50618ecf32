package workbook.example.monitoring;

import static workbook.engine.EventTime.at;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.apache.kafka.streams.state.WindowStore;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;
import workbook.example.WorkedExample;

/** For how many seconds does each user read, minute by minute? The clicks' keys are the users, or should be. */
public final class ReadingTime implements WorkedExample {

    /** Seconds by user and minute. */
    public static final String READING_TIME = "reading-time";

    // tag::windows[]
    /** Minutes that wait for late clicks five seconds longer. */
    private static final TimeWindows MINUTES = TimeWindows.ofSizeAndGrace(Duration.ofMinutes(1), Duration.ofSeconds(5));

    /** The form of the keys in the output. */
    public static final Serde<Windowed<String>> USER_IN_MINUTE =
            WindowedSerdes.timeWindowedSerdeFrom(String.class, MINUTES.size());
    // end::windows[]

    @Override
    public void build(StreamsBuilder builder) {
        // tag::topology[]
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()));
        // end::topology[]
        report(clicks);
    }

    /** Adds up the clicks' seconds, by key and minute. */
    static void report(KStream<String, Click> clicks) {
        // tag::topology[]
        clicks.groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(MINUTES)
                .aggregate(
                        () -> 0,
                        (user, click, seconds) -> seconds + click.duration(),
                        Materialized.<String, Integer, WindowStore<Bytes, byte[]>>as("seconds-of-minutes")
                                .withValueSerde(Serdes.Integer()))
                .toStream()
                .to(READING_TIME, Produced.with(USER_IN_MINUTE, Serdes.Integer()));
        // end::topology[]
    }

    @Override
    public void send(TopologyTestDriver driver) {
        var clicks = driver.createInputTopic(
                Topics.USER_CLICKS,
                Serdes.String().serializer(),
                JsonSerdes.click().serializer());
        send(clicks, "user1", new Click("user1", "/home", 5, at(10)));
        send(clicks, "user2", new Click("user2", "/home", 8, at(20)));
        send(clicks, null, new Click("user1", "/cart", 20, at(30)));
        send(clicks, "user2", new Click("user2", "/cart", 7, at(65)));
        send(clicks, "user1", new Click("user1", "/search", 25, at(40)));
        send(clicks, "user1", new Click("user1", "/home", 4, at(70)));
    }

    private static void send(TestInputTopic<String, Click> clicks, String key, Click click) {
        clicks.pipeInput(key, click, click.timestamp());
    }
}
