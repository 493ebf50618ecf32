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

    // The client's threads write it, and those of the HTTP server read it. A client that was never started reports
    // nothing.
    private volatile State state = State.CREATED;

    @Override
    public void onChange(State now, State before) {
        state = now;
    }

    /** Whether the client can reach {@code RUNNING}, or is there, without a restart. */
    public boolean isAlive() {
        return !state.hasStartedOrFinishedShuttingDown();
    }

    /** Whether the client works on all its tasks. */
    public boolean isReady() {
        return state == State.RUNNING;
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
