package workbook.example.joins;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;
import static workbook.example.joins.LastClick.LAST_CLICKS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.junit.jupiter.api.Test;
import workbook.clickstream.Click;
import workbook.clickstream.ClickOutcome;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;
import workbook.engine.TopologyRun;

/** A user clicks twenty times in an hour, and buys something after each fifth click. */
class LastClickTest {

    private static final int CLICKS = 20;
    private static final int CLICKS_FOR_A_PURCHASE = 5;
    private static final double AMOUNT = 10.0;

    @Test
    void each_purchase_is_told_once_with_the_latest_click() {
        assertThat(outcomesOf(LastClick::build))
                .containsExactly(outcomeOf(4), outcomeOf(9), outcomeOf(14), outcomeOf(19));
    }

    @Test
    void in_a_day_to_both_sides_every_click_meets_every_purchase() {
        assertThat(outcomesOf(
                        builder -> joinWithin(builder, JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofDays(1)))))
                .hasSize(80);
    }

    @Test
    void in_the_day_after_the_click_there_are_still_fifty_pairs_of_four_purchases() {
        assertThat(outcomesOf(builder -> joinWithin(
                        builder,
                        JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofDays(1))
                                .before(Duration.ZERO))))
                .hasSize(50);
    }

    private static void joinWithin(StreamsBuilder builder, JoinWindows windows) {
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((noKey, click) -> click.userId());
        var purchases = builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .selectKey((noKey, purchase) -> purchase.userId());
        clicks.join(
                        purchases,
                        (click, purchase) -> new ClickOutcome(click.page(), purchase.amount()),
                        windows,
                        StreamJoined.with(Serdes.String(), JsonSerdes.click(), JsonSerdes.purchase()))
                .to(LAST_CLICKS, Produced.with(Serdes.String(), JsonSerdes.clickOutcome()));
    }

    private static List<KeyValue<String, ClickOutcome>> outcomesOf(Consumer<StreamsBuilder> build) {
        try (var run = TopologyRun.start(TopologyRun.build(build, Map.of()))) {
            send(run.driver());
            return run.driver()
                    .createOutputTopic(
                            LAST_CLICKS,
                            Serdes.String().deserializer(),
                            JsonSerdes.clickOutcome().deserializer())
                    .readKeyValuesToList();
        }
    }

    private static void send(TopologyTestDriver driver) {
        var clicks = driver.createInputTopic(
                Topics.USER_CLICKS,
                Serdes.String().serializer(),
                JsonSerdes.click().serializer());
        var purchases = driver.createInputTopic(
                Topics.USER_PURCHASES,
                Serdes.String().serializer(),
                JsonSerdes.purchase().serializer());
        for (int number = 0; number < CLICKS; number++) {
            var time = at(number * 180L);
            clicks.pipeInput(new Click("user1", pageOf(number), 5, time), time);
            if (number % CLICKS_FOR_A_PURCHASE == CLICKS_FOR_A_PURCHASE - 1) {
                purchases.pipeInput(new Purchase("user1", "book", AMOUNT, time), time.plusSeconds(60));
            }
        }
    }

    private static KeyValue<String, ClickOutcome> outcomeOf(int number) {
        return KeyValue.pair("user1", new ClickOutcome(pageOf(number), AMOUNT));
    }

    private static String pageOf(int number) {
        return "/page/" + number;
    }
}
