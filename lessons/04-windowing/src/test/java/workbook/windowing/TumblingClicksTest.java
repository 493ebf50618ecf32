package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;
import static workbook.windowing.TumblingClicks.CLICKS_PER_30_SECONDS;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TopologyExercise;

class TumblingClicksTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(TumblingClicks::build);

    @Test
    void windows_do_not_overlap() {
        var clicks = exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
        var counts = exercise.output(
                CLICKS_PER_30_SECONDS,
                WindowedSerdes.timeWindowedSerdeFrom(String.class, Duration.ofSeconds(30).toMillis()),
                Serdes.Long());

        clicks.pipeInput(new Click("user1", "/home", 5, START), at(0));
        clicks.pipeInput(new Click("user1", "/home", 5, START), at(30));

        exercise.check(counts.readKeyValuesToList())
                .mistake(got -> got.size() > 2, "windows overlap: one click was counted in more than one window.")
                .because("Tumbling windows follow each other without overlap or gap; a window includes its start and excludes its end.")
                .is(pair(user1(0, 30), 1L), pair(user1(30, 60), 1L));
    }

    private static Windowed<String> user1(int start, int end) {
        return new Windowed<>("user1", new TimeWindow(at(start).toEpochMilli(), at(end).toEpochMilli()));
    }
}
