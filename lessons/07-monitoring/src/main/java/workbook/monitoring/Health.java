package workbook.monitoring;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * Exercise 7.5: tells those who watch an application whether to wait for it or to restart it. Chapter 7, "Health and
 * readiness".
 *
 * <pre>
 * state of the client                /health/live   /health/ready
 * CREATED, REBALANCING               200            503
 * RUNNING                            200            200
 * PENDING_SHUTDOWN, NOT_RUNNING      503            503
 * PENDING_ERROR, ERROR               503            503
 * </pre>
 */
public final class Health implements KafkaStreams.StateListener {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int NO_BODY = -1;

    // TODO 7.5
    // - alive as long as no restart is needed: until the client shuts down, for whatever reason
    // - ready only while it works on all its tasks
    // - a client that has not been started is alive, and reports nothing yet
    // - the client's threads report, others ask

    @Override
    public void onChange(State now, State before) {}

    /** Whether the client can reach {@code RUNNING}, or is there, without a restart. */
    public boolean isAlive() {
        return false;
    }

    /** Whether the client works on all its tasks. */
    public boolean isReady() {
        return false;
    }

    /**
     * Answers GET /health/live and /health/ready, on the loopback interface only; nothing is to be done here.
     *
     * @param port where to listen; 0 for any that is free
     */
    public static HttpServer serve(Health health, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        answer(server, "/health/live", health::isAlive);
        answer(server, "/health/ready", health::isReady);
        server.start();
        return server;
    }

    private static void answer(HttpServer server, String path, BooleanSupplier healthy) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(healthy.getAsBoolean() ? OK : UNAVAILABLE, NO_BODY);
            }
        });
    }
}
