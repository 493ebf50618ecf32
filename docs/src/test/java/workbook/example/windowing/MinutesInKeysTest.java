package workbook.example.windowing;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;
import workbook.engine.TopologyRun;

class MinutesInKeysTest {

    private static final String MINUTES_OF_WINDOWS = "minutes-of-windows";

    @Test
    void a_table_keeps_a_row_for_every_minute() {
        try (var run = start(MinutesInKeys::build)) {
            clickOnceAMinuteForAnHour(run.driver());

            assertThat(number(run.driver()
                            .getTimestampedKeyValueStore(MinutesInKeys.CLICKS_OF_MINUTES)
                            .all()))
                    .isEqualTo(60);
        }
    }

    @Test
    void windows_are_kept_no_longer_than_size_and_grace() {
        try (var run = start(MinutesInKeysTest::buildWithWindows)) {
            clickOnceAMinuteForAnHour(run.driver());

            assertThat(number(run.driver()
                            .getTimestampedWindowStore(MINUTES_OF_WINDOWS)
                            .all()))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_table_counts_a_click_that_comes_an_hour_late() {
        try (var run = start(MinutesInKeys::build)) {
            clickOnceAMinuteForAnHour(run.driver());
            click(run.driver(), 0);

            var counts = run.driver()
                    .createOutputTopic(
                            MinutesInKeys.CLICKS_PER_PAGE_AND_MINUTE,
                            Serdes.String().deserializer(),
                            Serdes.Long().deserializer())
                    .readKeyValuesToList();
            assertThat(counts).hasSize(61).endsWith(KeyValue.pair("/home 2026-01-05T00:00:00Z", 2L));
        }
    }

    private static void buildWithWindows(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.page(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(1)))
                .count(Materialized.as(MINUTES_OF_WINDOWS));
    }

    private static TopologyRun start(Consumer<StreamsBuilder> build) {
        return TopologyRun.start(TopologyRun.build(build, Map.of()));
    }

    private static void clickOnceAMinuteForAnHour(TopologyTestDriver driver) {
        for (int minute = 0; minute < 60; minute++) {
            click(driver, minute * 60);
        }
    }

    private static void click(TopologyTestDriver driver, long second) {
        driver.createInputTopic(
                        Topics.USER_CLICKS,
                        Serdes.String().serializer(),
                        JsonSerdes.click().serializer())
                .pipeInput(new Click("user1", "/home", 5, at(second)), at(second));
    }

    private static int number(KeyValueIterator<?, ?> rows) {
        try (rows) {
            int number = 0;
            while (rows.hasNext()) {
                rows.next();
                number++;
            }
            return number;
        }
    }
}
