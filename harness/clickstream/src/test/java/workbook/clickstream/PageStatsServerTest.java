package workbook.clickstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.UnknownStateStoreException;
import org.junit.jupiter.api.Test;

class PageStatsServerTest {

    private static final PageStats HOME = new PageStats("/home", 2, 7, 3.5);
    private static final PageStats CART = new PageStats("/cart", 1, 3, 3.0);

    @Test
    void all_pages_in_their_order() throws Exception {
        assertThat(get(() -> List.of(HOME, CART), "").body()).isEqualTo("""
                        {"/cart":{"page":"/cart","total_views":1,"total_duration":3,"avg_duration":3.0},\
                        "/home":{"page":"/home","total_views":2,"total_duration":7,"avg_duration":3.5}}""");
        assertThat(get(List::of, "").body()).isEqualTo("{}");
    }

    @Test
    void one_page() throws Exception {
        var answer = get(() -> List.of(HOME, CART), "home");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.body()).isEqualTo("""
                        {"page":"/home","total_views":2,"total_duration":7,"avg_duration":3.5}""");
        assertThat(get(() -> List.of(HOME), "nowhere").statusCode()).isEqualTo(404);
        assertThat(get(() -> List.of(HOME), "nowhere").body()).isEqualTo("""
                        {"error":"No clicks on /nowhere yet."}""");
        assertThat(get(() -> List.of(HOME), "a%20page").body()).contains("No clicks on /a page yet.");
    }

    @Test
    void a_store_that_cannot_be_asked() throws Exception {
        var early = get(
                () -> {
                    throw new StreamsNotStartedException("KafkaStreams has not been started.");
                },
                "");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(early.body())
                .contains("cannot be asked for yet; try again soon. KafkaStreams has not been started.");

        var unknown = get(
                () -> {
                    throw new UnknownStateStoreException(
                            "Cannot get state store stats because no such store is registered.");
                },
                "");
        assertThat(unknown.statusCode()).isEqualTo(500);
        assertThat(unknown.body()).contains("no such store");

        var failed = get(
                () -> {
                    throw new IllegalStateException("oh");
                },
                "");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("The query failed: java.lang.IllegalStateException: oh");
    }

    @Test
    void anything_else() throws Exception {
        assertThat(get(List::of, "../other").statusCode()).isEqualTo(404);
        try (var server = PageStatsServer.start(0, source(List::of))) {
            var post = HttpRequest.newBuilder(server.address())
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(post, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void it_listens_on_the_loopback_interface_only() throws Exception {
        try (var server = PageStatsServer.start(0, source(List::of))) {
            assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void a_port_in_use_is_said_plainly() throws Exception {
        try (var first = PageStatsServer.start(0, source(List::of))) {
            int port = first.address().getPort();
            assertThatThrownBy(() -> PageStatsServer.start(port, source(List::of)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Port " + port
                            + " is in use. Stop what listens there, or choose another; 0 takes any free one.");
        }
    }

    private static HttpResponse<String> get(Supplier<List<PageStats>> statistics, String below) throws Exception {
        try (var server = PageStatsServer.start(0, source(statistics))) {
            var address = URI.create(server.address() + below).normalize();
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    private static PageStatsServer.Source source(Supplier<List<PageStats>> statistics) {
        return new PageStatsServer.Source() {
            @Override
            public List<PageStats> all() {
                return statistics.get();
            }

            @Override
            public Optional<PageStats> of(String page) {
                return statistics.get().stream()
                        .filter(stats -> stats.page().equals(page))
                        .findFirst();
            }
        };
    }
}
