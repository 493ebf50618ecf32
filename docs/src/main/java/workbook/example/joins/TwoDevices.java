package workbook.example.joins;

import static workbook.engine.EventTime.at;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;
import workbook.example.WorkedExample;

/** Who looks at the shop on two devices at once, and at what? */
public final class TwoDevices implements WorkedExample {

    /** {@link Click}s on telephones, without key. */
    public static final String MOBILE_CLICKS = "mobile-clicks";
    /** By user: the page on the large screen and the one on the small. */
    public static final String TWO_DEVICES = "two-devices";

    // tag::windows[]
    /** Either click may be the first, by ten seconds at most. */
    private static final JoinWindows TEN_SECONDS_APART_AT_MOST =
            JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofSeconds(10));
    // end::windows[]

    @Override
    public void build(StreamsBuilder builder) {
        // tag::topology[]
        var onLargeScreens = clicksByUser(builder, Topics.USER_CLICKS);
        var onSmallScreens = clicksByUser(builder, MOBILE_CLICKS);

        onLargeScreens
                .join(
                        onSmallScreens,
                        (large, small) -> large.page() + " beside " + small.page(),
                        TEN_SECONDS_APART_AT_MOST,
                        StreamJoined.with(Serdes.String(), JsonSerdes.click(), JsonSerdes.click())
                                .withName("devices")
                                .withStoreName("clicks"))
                .to(TWO_DEVICES, Produced.with(Serdes.String(), Serdes.String()));
        // end::topology[]
    }

    // tag::keys[]
    private static KStream<String, Click> clicksByUser(StreamsBuilder builder, String topic) {
        return builder.stream(topic, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((noKey, click) -> click.userId());
    }
    // end::keys[]

    @Override
    public void send(TopologyTestDriver driver) {
        var large = clicks(driver, Topics.USER_CLICKS);
        var small = clicks(driver, MOBILE_CLICKS);
        send(large, "user1", "/home", 0);
        send(small, "user1", "/cart", 10);
        send(small, "user2", "/home", 12);
        send(large, "user1", "/checkout", 15);
        send(small, "user1", "/sale", 21);
        send(large, "user2", "/home", 23);
        send(large, "user1", "/help", 14);
    }

    private static TestInputTopic<String, Click> clicks(TopologyTestDriver driver, String topic) {
        return driver.createInputTopic(
                topic, Serdes.String().serializer(), JsonSerdes.click().serializer());
    }

    private static void send(TestInputTopic<String, Click> clicks, String user, String page, long second) {
        clicks.pipeInput(new Click(user, page, 5, at(second)), at(second));
    }
}
