package workbook.example.windowing;

import static workbook.engine.EventTime.at;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;
import workbook.example.WorkedExample;

/** How long did anybody stay on each page, at most, minute by minute? */
public final class LongestStay implements WorkedExample {

    /** Seconds by page and minute. */
    public static final String LONGEST_STAYS = "longest-stays";

    // tag::windows[]
    /** Minutes that wait for late clicks a quarter of a minute longer. */
    private static final TimeWindows PATIENT_MINUTES =
            TimeWindows.ofSizeAndGrace(Duration.ofMinutes(1), Duration.ofSeconds(15));

    /** The form of the keys in the output. */
    public static final Serde<Windowed<String>> PAGE_IN_MINUTE =
            WindowedSerdes.timeWindowedSerdeFrom(String.class, PATIENT_MINUTES.size());
    // end::windows[]

    @Override
    public void build(StreamsBuilder builder) {
        // tag::topology[]
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .map((key, click) -> KeyValue.pair(click.page(), click.duration()))
                .groupByKey(Grouped.with("stays-by-page", Serdes.String(), Serdes.Integer()))
                .windowedBy(PATIENT_MINUTES)
                .reduce(Math::max, Materialized.as("longest-stays-of-minutes"))
                .toStream()
                .to(LONGEST_STAYS, Produced.with(PAGE_IN_MINUTE, Serdes.Integer()));
        // end::topology[]
    }

    @Override
    public void send(TopologyTestDriver driver) {
        var clicks = driver.createInputTopic(
                Topics.USER_CLICKS,
                Serdes.String().serializer(),
                JsonSerdes.click().serializer());
        send(clicks, "user1", "/home", 5, 10);
        send(clicks, "user2", "/home", 3, 20);
        send(clicks, "user1", "/cart", 8, 50);
        send(clicks, "user2", "/home", 9, 60);
        send(clicks, "user3", "/home", 12, 55);
        send(clicks, "user1", "/home", 4, 75);
        send(clicks, "user2", "/cart", 30, 58);
    }

    private static void send(
            TestInputTopic<String, Click> clicks, String user, String page, int duration, long second) {
        clicks.pipeInput(new Click(user, page, duration, at(second)), at(second));
    }
}
