package workbook.windowing;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.windowing.QuietPartition.FINAL_CLICKS_OF_ALL;
import static workbook.windowing.UserWindows.clickOf;
import static workbook.windowing.UserWindows.usersInWindowsOf;
import static workbook.windowing.UserWindows.window;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;

class QuietPartitionTest {

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, 3, (short) 1), new NewTopic(FINAL_CLICKS_OF_ALL, 1, (short) 1));

    @Test
    void one_users_click_closes_the_windows_of_all() {
        var application = exercise.start(QuietPartition::build, Map.of());

        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                click("user1", 0),
                click("user2", 0),
                click("user3", 0),
                click("user4", 0),
                click("user5", 0));
        application.awaitCaughtUp();
        exercise.send(Serdes.String(), JsonSerdes.click(), click("user6", 60));
        application.awaitCaughtUp();

        exercise.check(finalCounts())
                .mistake(
                        got -> got.stream().anyMatch(count -> count.key.equals(window("user6", 60, 90))),
                        "a count came out whose window is still open: results are not held back until the window is closed.")
                .mistake(
                        got -> got.size() < 5,
                        "windows of quiet users are still open: stream time, where they are kept, has not reached their close.")
                .because(
                        "Each partition of the keyed clicks belongs to a task with a stream time of its own. A click moves"
                                + " the time of its own partition only, so quiet users wait, unless all share one."
                                + " Emit on window close looks only once a second, and may wait for yet another click.")
                .isInAnyOrder(
                        pair(window("user1", 0, 30), 1L),
                        pair(window("user2", 0, 30), 1L),
                        pair(window("user3", 0, 30), 1L),
                        pair(window("user4", 0, 30), 1L),
                        pair(window("user5", 0, 30), 1L));
    }

    private List<KeyValue<Windowed<String>, Long>> finalCounts() {
        return exercise.read(FINAL_CLICKS_OF_ALL, usersInWindowsOf(Duration.ofSeconds(30)), Serdes.Long());
    }

    /** All clicks come in on one partition, so that only the keyed ones lie apart. */
    private static ProducerRecord<String, Click> click(String user, long second) {
        return new ProducerRecord<>(USER_CLICKS, 0, at(second).toEpochMilli(), null, clickOf(user));
    }
}
