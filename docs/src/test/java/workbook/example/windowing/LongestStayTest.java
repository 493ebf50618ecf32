package workbook.example.windowing;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;
import static workbook.example.windowing.LongestStay.LONGEST_STAYS;
import static workbook.example.windowing.LongestStay.PAGE_IN_MINUTE;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import workbook.engine.TopologyRun;

class LongestStayTest {

    private final LongestStay example = new LongestStay();

    @Test
    void every_update_comes_out_until_the_minute_and_its_grace_are_over() {
        try (var run = TopologyRun.start(TopologyRun.build(example::build, example.settings()))) {
            example.send(run.driver());

            assertThat(run.driver()
                            .createOutputTopic(
                                    LONGEST_STAYS,
                                    PAGE_IN_MINUTE.deserializer(),
                                    Serdes.Integer().deserializer())
                            .readRecordsToList())
                    .containsExactly(
                            stay("/home", 0, 5, 10),
                            stay("/home", 0, 5, 20),
                            stay("/cart", 0, 8, 50),
                            stay("/home", 60, 9, 60),
                            stay("/home", 0, 12, 55),
                            stay("/home", 60, 9, 75));
        }
    }

    private static TestRecord<Windowed<String>, Integer> stay(String page, long minute, int seconds, long time) {
        var window = new TimeWindow(at(minute).toEpochMilli(), at(minute + 60).toEpochMilli());
        return new TestRecord<>(new Windowed<>(page, window), seconds, at(time));
    }
}
