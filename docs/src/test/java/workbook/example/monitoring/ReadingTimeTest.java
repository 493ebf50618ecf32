package workbook.example.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;
import static workbook.example.monitoring.AccountableReadingTime.CLICKS_WITHOUT_KEY;
import static workbook.example.monitoring.ReadingTime.READING_TIME;
import static workbook.example.monitoring.ReadingTime.USER_IN_MINUTE;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.engine.TopologyRun;

class ReadingTimeTest {

    private static final List<TestRecord<Windowed<String>, Integer>> REPORT = List.of(
            seconds("user1", 0, 5, 10),
            seconds("user2", 0, 8, 20),
            seconds("user2", 60, 7, 65),
            seconds("user1", 60, 4, 70));

    private final ReadingTime example = new ReadingTime();

    @Test
    void every_result_looks_healthy() {
        try (var run = start(example::build)) {
            assertThat(report(run.driver())).isEqualTo(REPORT);
        }
    }

    @Test
    void a_click_without_a_key_and_one_that_is_late_were_dropped() {
        try (var run = start(example::build)) {
            assertThat(dropped(run.driver())).isEqualTo(2);
        }
    }

    @Test
    void a_filter_changes_no_result_and_hides_the_click_without_a_key() {
        try (var run = start(QuietReadingTime::build)) {
            assertThat(report(run.driver())).isEqualTo(REPORT);
            assertThat(dropped(run.driver())).isEqualTo(1);
        }
    }

    @Test
    void a_topic_of_its_own_keeps_the_click_without_a_key() {
        try (var run = start(AccountableReadingTime::build)) {
            assertThat(report(run.driver())).isEqualTo(REPORT);
            assertThat(dropped(run.driver())).isEqualTo(1);
            assertThat(run.driver()
                            .createOutputTopic(
                                    CLICKS_WITHOUT_KEY,
                                    Serdes.String().deserializer(),
                                    JsonSerdes.click().deserializer())
                            .readKeyValuesToList())
                    .containsExactly(KeyValue.pair(null, new Click("user1", "/cart", 20, at(30))));
        }
    }

    private TopologyRun start(Consumer<StreamsBuilder> build) {
        var run = TopologyRun.start(TopologyRun.build(build, example.settings()));
        example.send(run.driver());
        return run;
    }

    private static List<TestRecord<Windowed<String>, Integer>> report(TopologyTestDriver driver) {
        return driver.createOutputTopic(
                        READING_TIME,
                        USER_IN_MINUTE.deserializer(),
                        Serdes.Integer().deserializer())
                .readRecordsToList();
    }

    /** Of all tasks together; the driver has one for each sub-topology. */
    private static double dropped(TopologyTestDriver driver) {
        double dropped = 0;
        for (var metric : driver.metrics().entrySet()) {
            if (metric.getKey().name().equals("dropped-records-total")) {
                dropped += (Double) metric.getValue().metricValue();
            }
        }
        return dropped;
    }

    private static TestRecord<Windowed<String>, Integer> seconds(String user, long minute, int seconds, long time) {
        var window = new TimeWindow(at(minute).toEpochMilli(), at(minute + 60).toEpochMilli());
        return new TestRecord<>(new Windowed<>(user, window), seconds, at(time));
    }
}
