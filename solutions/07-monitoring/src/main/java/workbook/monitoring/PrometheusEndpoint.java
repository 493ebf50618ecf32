package workbook.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

    /** Nobody outside of this machine is to read what the application tells of itself. */
    private static final InetAddress THIS_MACHINE = InetAddress.getLoopbackAddress();

    private static final String PATH = "/metrics";
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpServer server;
    private final KafkaStreamsMetrics metrics;

    private PrometheusEndpoint(KafkaStreams streams) throws IOException {
        server = HttpServer.create(new InetSocketAddress(THIS_MACHINE, 0), 0);
        server.createContext(PATH, this::answer);
        metrics = new KafkaStreamsMetrics(streams);
    }

    /**
     * Serves the metrics of a client over HTTP.
     *
     * @param streams a client that is running, so that its tasks have their metrics
     * @throws IOException if no port can be had
     */
    public static PrometheusEndpoint start(KafkaStreams streams) throws IOException {
        var endpoint = new PrometheusEndpoint(streams);
        endpoint.metrics.bindTo(endpoint.registry);
        endpoint.server.start();
        return endpoint;
    }

    /** Where to scrape, such as {@code http://127.0.0.1:40404/metrics}. */
    public URI uri() {
        return URI.create("http://" + THIS_MACHINE.getHostAddress() + ":"
                + server.getAddress().getPort() + PATH);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var text = registry.scrape().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TEXT_FORMAT);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    /** Ends the endpoint with all that it has started; the application goes on. */
    @Override
    public void close() {
        server.stop(0);
        metrics.close();
        registry.close();
    }
}
