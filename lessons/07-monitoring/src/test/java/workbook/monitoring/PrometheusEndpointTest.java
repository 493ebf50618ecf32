package workbook.monitoring;

import static workbook.clickstream.Topics.PARTITIONS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.monitoring.DroppedRecords.CLICKS_PER_30S;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.engine.Patience;
import workbook.testkit.BrokerExercise;
import workbook.verdict.Verdict.Kind;

class PrometheusEndpointTest {

    private static final HttpClient PROMETHEUS =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MILLIS_TO_CONNECT = 200;

    /** Without a version, the newest of the text format is meant. */
    private static final Pattern TEXT_FORMAT =
            Pattern.compile("(?i)text/plain(\\s*;\\s*(version=\"?0\\.0\\.4\"?|charset=\"?utf-8\"?))*");

    private static final Pattern DROPPED =
            Pattern.compile("kafka_stream_task_dropped_records_total\\{.*task_id=\"(\\d_\\d)\".*} (\\S+)");

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
                    new NewTopic(USER_CLICKS, PARTITIONS, (short) 1), new NewTopic(CLICKS_PER_30S, 1, (short) 1))
            .mistake(
                    thrown -> thrown instanceof BindException,
                    "the endpoint wants a port that is in use: a second instance on this machine cannot have it too.");

    /** A client that was never started needs no broker, and has metrics of its own and of its threads. */
    private KafkaStreams idle;

    @AfterEach
    void close_the_idle_client() {
        if (idle != null) {
            idle.close(Duration.ZERO);
        }
    }

    @Test
    void the_metrics_are_there_to_scrape() throws Exception {
        try (var endpoint = start(idle())) {
            var answer = scrape(endpoint.uri());

            exercise.check(answer.statusCode()).is(200);
            exercise.check(endpoint.uri().getPath())
                    .because("Prometheus asks for this path unless it is told another.")
                    .is("/metrics");
            exercise.check(names(answer))
                    .mistake(
                            names -> names.isEmpty(),
                            "no metric of Kafka Streams is there to scrape. A registry knows what was bound to it, and no more.")
                    .because("Micrometer makes a name of the metric's group and its own: alive-stream-threads of the"
                            + " stream-metrics is kafka_stream_alive_stream_threads.")
                    .satisfies(
                            names -> names.contains("kafka_stream_alive_stream_threads"),
                            "kafka_stream_alive_stream_threads among the metrics");
        }
    }

    @Test
    void it_says_in_which_format_it_answers() throws Exception {
        try (var endpoint = start(idle())) {
            var answer = scrape(endpoint.uri());

            exercise.check(answer.headers().firstValue("Content-Type").orElse("none"))
                    .mistake(type -> type.equals("none"), "the answer has no content type.")
                    .because(
                            "Prometheus 3 refuses an answer without a content type that it knows. That of its text format"
                                    + " is text/plain, and the format's version is 0.0.4.")
                    .satisfies(
                            type -> TEXT_FORMAT.matcher(type).matches() || isOpenMetrics(type, answer.body()),
                            "text/plain; version=0.0.4");
        }
    }

    @Test
    void only_this_machine_can_read_it() throws Exception {
        try (var endpoint = start(idle())) {
            var uri = endpoint.uri();

            exercise.check(InetAddress.getByName(uri.getHost()).isLoopbackAddress())
                    .mistake(loopback -> !loopback, "the uri's host is not the loopback interface.")
                    .is(true);
            exercise.check(otherAddresses(uri)
                            .filter(other -> listens(other, uri.getPort()))
                            .toList())
                    .mistake(
                            others -> !others.isEmpty(),
                            "it also listens at another address of this machine than the one in its uri.")
                    .because(
                            "Without an address, a socket listens on all interfaces. Then anybody in the network can read"
                                    + " the names of your topics and stores.")
                    .isEmpty();
        }
    }

    @Test
    void each_endpoint_has_a_port_of_its_own() throws Exception {
        try (var one = start(idle());
                var other = start(idle())) {
            exercise.check(List.of(one.uri(), other.uri()))
                    .because("Port 0 lets the system choose one that is free. The server knows which it got.")
                    .satisfies(uris -> uris.get(0).getPort() != uris.get(1).getPort(), "two ports");
        }
    }

    @Test
    void a_closed_endpoint_answers_no_more() throws Exception {
        var endpoint = start(idle());
        var uri = endpoint.uri();
        endpoint.close();

        exercise.check(listens(InetAddress.getByName(uri.getHost()), uri.getPort()))
                .mistake(listening -> listening, "the server still listens, and would keep the JVM alive.")
                .because("Prometheus would take what it scrapes there for the state of a running application.")
                .is(false);
    }

    @Test
    void a_closed_endpoint_leaves_no_thread_behind() throws Exception {
        var streams = idle();
        // A thread belongs to the group of the one that starts it.
        var group = new ThreadGroup("endpoint");
        var starting = new FutureTask<>(() -> start(streams));
        new Thread(group, starting, "start").start();
        starting.get().close();

        exercise.check(alive(group))
                .mistake(
                        threads -> threads.contains("micrometer-kafka-metrics"),
                        "the binder was not closed: its thread goes on to look for new metrics every minute.")
                .mistake(threads -> !threads.isEmpty(), "a thread that the endpoint had started is still alive.")
                .because("What starts a thread has to end it, or it keeps what it watches from being collected.")
                .isEmpty();
    }

    @Test
    void the_application_goes_on_without_its_endpoint() throws Exception {
        var streams = idle();
        var before = streams.state();
        start(streams).close();

        exercise.check(streams.state())
                .mistake(
                        state -> state != before, "the endpoint has closed the client, which somebody else has opened.")
                .is(before);
    }

    @Test
    void each_scrape_tells_what_is_so_now() throws Exception {
        start(idle()).close();
        var application = exercise.start(DroppedRecords::build, Map.of());
        try (var endpoint = start(application.streams())) {
            send(click(0, "user1"), click(1, null));
            application.awaitCaughtUp();
            var first = dropped(scrape(endpoint.uri()));
            send(click(0, "user1"), click(1, null), click(1, null));
            application.awaitCaughtUp();
            var second = dropped(scrape(endpoint.uri()));

            exercise.check(List.of(first, second))
                    .mistake(
                            scrapes -> scrapes.get(0).equals(scrapes.get(1)),
                            "both scrapes tell the same, and records were dropped between them.")
                    .because(
                            "Clicks without a key are dropped by the task of partition 1: one before the first scrape, two"
                                    + " before the second.")
                    .is(Map.of("0_0", 0.0, "0_1", 1.0, "0_2", 0.0), Map.of("0_0", 0.0, "0_1", 3.0, "0_2", 0.0));
        }
    }

    private PrometheusEndpoint start(KafkaStreams streams) throws IOException {
        var endpoint = PrometheusEndpoint.start(streams);
        if (endpoint == null) {
            throw exercise.unsolved();
        }
        if (endpoint.uri() == null) {
            throw exercise.fault(Kind.WRONG_RESULT, "the endpoint does not tell its uri.", "");
        }
        return endpoint;
    }

    private KafkaStreams idle() {
        if (idle == null) {
            var application = exercise.build(
                    DroppedRecords::build, Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"));
            idle = new KafkaStreams(application.topology(), application.config());
        }
        return idle;
    }

    /** What Prometheus gets. */
    private HttpResponse<String> scrape(URI uri) throws InterruptedException {
        var patience = Patience.of(PATIENCE);
        try {
            var request = HttpRequest.newBuilder(uri)
                    .header("Accept", "text/plain;version=0.0.4")
                    .build();
            return PROMETHEUS
                    .sendAsync(request, BodyHandlers.ofString())
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IllegalArgumentException refused) {
            throw exercise.fault(
                    Kind.WRONG_RESULT,
                    "nothing can be scraped at " + uri + ".",
                    "An address for HTTP has a scheme, a host, a port and a path.");
        } catch (TimeoutException late) {
            throw exercise.fault(
                    Kind.NEVER_ENDED,
                    "a scrape got no whole answer within " + patience.toSeconds() + " s.",
                    "A server answers when it has been started, and an answer ends when its exchange is closed.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ConnectException
                    ? exercise.fault(Kind.WRONG_RESULT, "nobody listens at " + uri + ".", "")
                    : exercise.fault(
                            Kind.WRONG_RESULT,
                            "a scrape got no whole answer: " + failed.getCause().getMessage() + ".",
                            "A handler that throws sends nothing more, and one that announces a length has to write it.");
        }
    }

    /** The names of a page's metrics of Kafka Streams. */
    private static List<String> names(HttpResponse<String> page) {
        return page.body()
                .lines()
                .filter(line -> line.startsWith("kafka_stream_"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .distinct()
                .toList();
    }

    /** Dropped records by task. */
    private static Map<String, Double> dropped(HttpResponse<String> page) {
        var dropped = new TreeMap<String, Double>();
        page.body()
                .lines()
                .map(DROPPED::matcher)
                .filter(line -> line.matches())
                .forEach(line -> dropped.put(line.group(1), Double.valueOf(line.group(2))));
        return dropped;
    }

    private static boolean isOpenMetrics(String contentType, String body) {
        return contentType.startsWith("application/openmetrics-text") && body.endsWith("# EOF\n");
    }

    /** Addresses that reach this machine, and not a socket that is bound to the uri's. */
    private static Stream<InetAddress> otherAddresses(URI uri) throws IOException {
        var own = InetAddress.getByName(uri.getHost());
        return Stream.concat(
                        Stream.of(InetAddress.getByName("127.0.0.2")),
                        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                                .flatMap(NetworkInterface::inetAddresses)
                                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()))
                .filter(address -> !address.equals(own));
    }

    private static boolean listens(InetAddress address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), MILLIS_TO_CONNECT);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** The names of a group's threads that do not end. */
    private static List<String> alive(ThreadGroup group) throws InterruptedException {
        var threads = new Thread[group.activeCount() + 10];
        var found = Arrays.asList(threads).subList(0, group.enumerate(threads));
        for (var thread : found) {
            thread.join(Patience.of(Duration.ofMillis(500)).toMillis());
        }
        return found.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }

    @SafeVarargs
    private void send(ProducerRecord<String, Click>... clicks) {
        exercise.send(Serdes.String(), JsonSerdes.click(), clicks);
    }

    private static ProducerRecord<String, Click> click(int partition, String key) {
        return new ProducerRecord<>(USER_CLICKS, partition, key, new Click("user1", "/home", 5, START));
    }
}
