package workbook.monitoring;

import static workbook.clickstream.Topics.PARTITIONS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;
import static workbook.monitoring.DroppedRecords.CLICKS_PER_30S;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;
import workbook.verdict.Verdict.Kind;

class DroppedRecordsTest {

    private static final Instant BEFORE_1970 = Instant.parse("0001-01-01T00:00:00Z");

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
                    new NewTopic(USER_CLICKS, PARTITIONS, (short) 1), new NewTopic(CLICKS_PER_30S, 1, (short) 1))
            .mistake(
                    thrown -> thrown instanceof ClassCastException,
                    "a metric's value is not of the type that it was cast to: some are numbers, some are text.")
            .mistake(
                    thrown -> String.valueOf(thrown.getMessage()).startsWith("Duplicate key"),
                    "several metrics were taken under one key: a task has a rate, a total and more.");

    /** What a client has to tell, of its own and of its tasks. */
    private final Map<MetricName, Metric> metrics = new HashMap<>();

    @Test
    void each_task_tells_how_many_records_it_has_dropped() {
        addTask(1, "0_0", 90, 1, 0.25);
        addTask(2, "0_1", 80, 4, 2.0);
        addTask(1, "0_2", 70, 3_000_000_000L, 3.0);

        exercise.check(byTask(metrics))
                .mistake(
                        dropped -> dropped.isEmpty(),
                        "no metric was found. Print the names of all, and look for that of the dropped records.")
                .mistake(
                        dropped -> !dropped.keySet().equals(Set.of("0_0", "0_1", "0_2")),
                        "the map's keys are not the ids of the three tasks: '0_0', '0_1' and '0_2'.")
                .mistake(
                        dropped -> is(2L, dropped.get("0_1")) && is(3L, dropped.get("0_2")),
                        "that is how many were dropped in a second: a rate, in which a few drops vanish.")
                .mistake(
                        dropped -> is(90L, dropped.get("0_0")) && is(80L, dropped.get("0_1")),
                        "that is how many records the tasks have read, not how many they have dropped.")
                .mistake(
                        dropped -> is(Integer.MAX_VALUE, dropped.get("0_2")),
                        "one task's number is cut off: it is larger than any int.")
                .because("A client has one such metric for each of its tasks, on whatever thread the task runs.")
                .is(Map.of("0_0", 1L, "0_1", 4L, "0_2", 3_000_000_000L));
    }

    @Test
    void a_task_that_has_dropped_nothing_tells_zero() {
        addTask(1, "0_0", 90, 0, 0.0);
        addTask(2, "0_1", 80, 4, 2.0);

        exercise.check(byTask(metrics))
                .mistake(
                        dropped -> dropped.equals(Map.of("0_1", 4L)),
                        "the task that has dropped nothing is missing, as if nobody watched it.")
                .because("A zero is known. A gap could as well be a task that is gone.")
                .is(Map.of("0_0", 0L, "0_1", 4L));
    }

    @Test
    void other_metrics_need_not_be_numbers() {
        addTask(1, "0_0", 90, 1, 0.25);
        add("state", "stream-metrics", Map.of(), "RUNNING");
        add("alive-stream-threads", "stream-metrics", Map.of(), 2);
        add("records-consumed-total", "consumer-fetch-manager-metrics", Map.of(), 90.0);

        exercise.check(byTask(metrics))
                .because("Threads, stores, consumers and producers tell in the same map, each under its own names.")
                .is(Map.of("0_0", 1L));
    }

    @Test
    void an_application_without_lag_may_have_dropped_records() {
        byTask(Map.of());
        var application = exercise.start(DroppedRecords::build, Map.of());
        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                click(0, "user1", at(0)),
                click(0, "user1", at(10)),
                click(1, "user2", at(0)),
                click(1, null, at(1)),
                click(1, "user2", BEFORE_1970),
                click(2, "user3", at(60)),
                click(2, "user3", at(10)));
        application.awaitCaughtUp();

        exercise.check(byTask(application.streams().metrics()))
                .because(
                        "All is read and committed. A click without a key and one with a negative timestamp were dropped on"
                                + " partition 1, and one behind its window's end on partition 2.")
                .is(Map.of("0_0", 0L, "0_1", 2L, "0_2", 1L));
    }

    /** The learner's answer. Who does not look at the metrics has not begun. */
    private Map<String, Long> byTask(Map<MetricName, ? extends Metric> all) {
        var watched = new WatchedMetrics(all);
        var dropped = DroppedRecords.byTask(watched);
        if (!watched.wereRead) {
            throw exercise.unsolved();
        }
        if (dropped == null) {
            throw exercise.fault(
                    Kind.WRONG_RESULT, "null was returned.", "Where there is nothing, an empty map says so.");
        }
        return dropped;
    }

    private static boolean is(long number, Long got) {
        return got != null && got == number;
    }

    private static final class WatchedMetrics extends AbstractMap<MetricName, Metric> {

        private final Map<MetricName, Metric> metrics;
        private boolean wereRead;

        private WatchedMetrics(Map<MetricName, ? extends Metric> metrics) {
            this.metrics = Map.copyOf(metrics);
        }

        @Override
        public Set<Entry<MetricName, Metric>> entrySet() {
            wereRead = true;
            return metrics.entrySet();
        }
    }

    private void addTask(int thread, String task, long processed, long dropped, double rate) {
        var tags = Map.of("thread-id", "click-analytics-StreamThread-" + thread, "task-id", task);
        add("process-total", "stream-task-metrics", tags, (double) processed);
        add("dropped-records-rate", "stream-task-metrics", tags, rate);
        add("dropped-records-total", "stream-task-metrics", tags, (double) dropped);
    }

    private void add(String name, String group, Map<String, String> tags, Object value) {
        var metricName = new MetricName(name, group, "", tags);
        Gauge<Object> gauge = (config, now) -> value;
        metrics.put(metricName, new KafkaMetric(new Object(), metricName, gauge, new MetricConfig(), Time.SYSTEM));
    }

    private static ProducerRecord<String, Click> click(int partition, String key, Instant time) {
        return new ProducerRecord<>(USER_CLICKS, partition, key, new Click("user", "/home", 5, time));
    }
}
