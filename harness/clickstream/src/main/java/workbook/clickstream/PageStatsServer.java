package workbook.clickstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;

/**
 * Serves page statistics over HTTP, as the tutorial's {@code /stats/} does. It listens on the loopback interface only, and
 * answers in JSON:
 *
 * <pre>
 * GET /stats/        200  {"/cart": {"page": "/cart", ...}, "/home": {...}}
 * GET /stats/home    200  {"page": "/home", "total_views": 2, "total_duration": 7, "avg_duration": 3.5}
 * GET /stats/nowhere 404  {"error": "No clicks on /nowhere yet."}
 * before the store can be asked: 503, with a sentence and Retry-After
 * </pre>
 *
 * <p>The JDK's own server does the HTTP, so that nothing else has to be learnt, and nothing downloaded.
 */
public final class PageStatsServer implements AutoCloseable {

    private static final String PATH = "/stats/";
    private static final String RETRY_AFTER_SECONDS = "1";

    /** Where the statistics come from: a state store that is queried. */
    public interface Source {

        /**
         * The statistics of all pages, in any order.
         *
         * @throws InvalidStateStoreException if the store cannot be asked now
         */
        List<PageStats> all();

        /**
         * The statistics of one page.
         *
         * @param page such as {@code /home}
         * @return empty if there are none
         * @throws InvalidStateStoreException if the store cannot be asked now
         */
        Optional<PageStats> of(String page);
    }

    private record Answer(int status, Object body) {

        static Answer error(int status, String sentence) {
            return new Answer(status, Map.of("error", sentence));
        }
    }

    private final HttpServer server;
    private final Source source;

    private PageStatsServer(HttpServer server, Source source) {
        this.server = server;
        this.source = source;
        server.createContext("/", this::serve);
    }

    /**
     * Starts a server.
     *
     * @param port where to listen; 0 for any that is free
     * @throws IOException if the port is in use, in a sentence that says so
     */
    public static PageStatsServer start(int port, Source source) throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            var server = new PageStatsServer(HttpServer.create(loopback, 0), source);
            server.server.start();
            return server;
        } catch (BindException taken) {
            throw new IOException(
                    "Port " + port + " is in use. Stop what listens there, or choose another; 0 takes any free one.",
                    taken);
        }
    }

    /** The address of all statistics, with a slash at its end. */
    public URI address() {
        var address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + PATH);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer =
                    answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            var body = json(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            if (answer.status() == 503) {
                exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(String method, String path) {
        if (!path.startsWith(PATH)) {
            return Answer.error(404, "There is " + PATH + " for all pages, and " + PATH + "home for /home.");
        }
        if (!method.equals("GET")) {
            return Answer.error(405, "Statistics can be read with GET, and not changed.");
        }
        try {
            return path.equals(PATH) ? all() : one("/" + path.substring(PATH.length()));
        } catch (UnknownStateStoreException unknown) {
            return Answer.error(500, "The topology has no such store. " + unknown.getMessage());
        } catch (InvalidStateStoreException notYet) {
            return Answer.error(503, "The statistics cannot be asked for yet; try again soon. " + notYet.getMessage());
        } catch (RuntimeException failed) {
            return Answer.error(500, "The query failed: " + failed);
        }
    }

    private Answer all() {
        var byPage = new TreeMap<String, PageStats>();
        source.all().forEach(stats -> byPage.put(stats.page(), stats));
        return new Answer(200, byPage);
    }

    private Answer one(String page) {
        return source.of(page)
                .map(stats -> new Answer(200, stats))
                .orElseGet(() -> Answer.error(404, "No clicks on " + page + " yet."));
    }

    private static byte[] json(Object body) {
        try {
            return Json.MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
