package workbook.monitoring;

import java.io.IOException;
import java.net.URI;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Exercise 7.4: a running application's metrics, for Prometheus to scrape. Chapter 7, "A Prometheus endpoint".
 *
 * <pre>
 * KafkaStreams.metrics()                                      GET /metrics
 * dropped-records-total, stream-task-metrics, task-id=0_0, 2  kafka_stream_task_dropped_records_total{task_id="0_0",...} 2.0
 * alive-stream-threads, stream-metrics, 1                     kafka_stream_alive_stream_threads{...} 1.0
 * state, stream-metrics, RUNNING                              (no number, so not there)
 * </pre>
 */
public final class PrometheusEndpoint implements AutoCloseable {

    /**
     * Serves the metrics of a client over HTTP.
     *
     * @param streams a client that is running, so that its tasks have their metrics
     * @throws IOException if no port can be had
     */
    public static PrometheusEndpoint start(KafkaStreams streams) throws IOException {
        // TODO 7.4
        // - give the client's metrics to a registry for Prometheus: Micrometer has a binder for Kafka Streams
        // - answer GET /metrics with what the registry has at that moment, in Prometheus' text format, and say so
        // - listen on the loopback interface only, at a port that the system chooses: the JDK's HttpServer will do
        return null;
    }

    /** Where to scrape, such as {@code http://127.0.0.1:40404/metrics}. */
    public URI uri() {
        return null;
    }

    /** Ends the endpoint with all that it has started; the application goes on. */
    @Override
    public void close() {
        // TODO 7.4 (at last)
    }
}
