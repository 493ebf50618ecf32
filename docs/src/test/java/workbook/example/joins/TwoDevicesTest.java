package workbook.example.joins;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;
import static workbook.example.joins.TwoDevices.TWO_DEVICES;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import workbook.engine.TopologyRun;

class TwoDevicesTest {

    private final TwoDevices example = new TwoDevices();

    @Test
    void clicks_of_one_user_within_ten_seconds_are_paired() {
        try (var run = TopologyRun.start(TopologyRun.build(example::build, example.settings()))) {
            example.send(run.driver());

            assertThat(run.driver()
                            .createOutputTopic(
                                    TWO_DEVICES,
                                    Serdes.String().deserializer(),
                                    Serdes.String().deserializer())
                            .readRecordsToList())
                    .containsExactly(
                            pair("/home beside /cart", 10),
                            pair("/checkout beside /cart", 15),
                            pair("/checkout beside /sale", 21),
                            pair("/help beside /cart", 14),
                            pair("/help beside /sale", 21));
        }
    }

    private static TestRecord<String, String> pair(String pages, long time) {
        return new TestRecord<>("user1", pages, at(time));
    }
}
