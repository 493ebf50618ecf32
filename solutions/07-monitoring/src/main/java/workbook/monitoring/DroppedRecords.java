package workbook.monitoring;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 7.3: how many records each task has dropped. Chapter 7, "Metrics of Kafka Streams".
 *
 * <pre>
 * task  partition of user-clicks  has read                               dropped
 * 0_0   0                         2 clicks                               0
 * 0_1   1                         3 clicks, one of them without a key    1
 * 0_2   2                         9 clicks, two of them late             2
 * </pre>
 */
public final class DroppedRecords {

    /** Counts by user. */
    public static final String CLICKS_PER_30S = "clicks-per-30s";

    private DroppedRecords() {}

    /** The application that is watched; nothing is to be done here. */
    public static void build(StreamsBuilder builder) {
        builder.stream(
                        Topics.USER_CLICKS,
                        Consumed.with(Serdes.String(), JsonSerdes.click())
                                .withTimestampExtractor(DroppedRecords::timeOfClick))
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(TimeWindows.ofSizeWithNoGrace(Duration.ofSeconds(30)))
                .count()
                .toStream((window, count) -> window.key())
                .to(CLICKS_PER_30S, Produced.with(Serdes.String(), Serdes.Long()));
    }

    /** In milliseconds; negative for a click from before 1970. */
    private static long timeOfClick(ConsumerRecord<Object, Object> click, long partitionTime) {
        return ((Click) click.value()).timestamp().toEpochMilli();
    }

    /**
     * How many records each task has dropped since it started.
     *
     * @param metrics all metrics of a client, as {@code KafkaStreams.metrics()} gives them
     * @return the number of records by the task's id, such as {@code 0_0}: each task is there, even with 0
     */
    public static Map<String, Long> byTask(Map<MetricName, ? extends Metric> metrics) {
        return metrics.values().stream()
                .filter(metric -> isDroppedRecordsTotal(metric.metricName()))
                .collect(Collectors.toMap(
                        metric -> metric.metricName().tags().get("task-id"),
                        metric -> ((Double) metric.metricValue()).longValue()));
    }

    private static boolean isDroppedRecordsTotal(MetricName metric) {
        return metric.group().equals("stream-task-metrics") && metric.name().equals("dropped-records-total");
    }
}
