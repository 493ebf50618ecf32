package workbook.joins;

import org.apache.kafka.streams.TopologyTestDriver;

/** The records that a topology dropped without an exception; only a metric counts them. */
final class DroppedRecords {

    private DroppedRecords() {}

    /** Whether there are any. */
    static boolean anyIn(TopologyTestDriver driver) {
        return driver.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("dropped-records-total"))
                .anyMatch(metric -> (Double) metric.metricValue() > 0);
    }
}
