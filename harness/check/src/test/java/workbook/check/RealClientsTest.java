package workbook.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import workbook.local.LocalBroker;
import workbook.local.SolutionApplication;
import workbook.source.Solutions;

/**
 * kcat and kafka-python, as the tutorial's programs use them, against the local broker, while all solutions of lessons 01 to
 * 03 run there. Skipped where a tool is missing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealClientsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final List<KafkaStreams> applications = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private String python;
    private LocalBroker broker;

    @BeforeAll
    void start() throws Exception {
        requireTools();
        broker = LocalBroker.start(freePort(), Optional.empty());
        try (var solutions = new Solutions()) {
            Stream.of("01-stateless", "02-aggregations", "03-tables")
                    .flatMap(lesson -> solutions.topologiesOf(lesson).stream())
                    .map(solution -> SolutionApplication.of(solution, broker.bootstrapServers(), Optional.empty()))
                    .forEach(application -> applications.add(application.start(failures::add)));
        }
        await(() -> applications.stream().allMatch(one -> one.state() == KafkaStreams.State.RUNNING));
    }

    private void requireTools() throws Exception {
        if (!works("kcat", "-V")) {
            skip("kcat");
        }
        python = Stream.of("python3", "/usr/bin/python3")
                .filter(candidate -> works(candidate, "-c", "import kafka"))
                .findFirst()
                .orElseGet(() -> skip("kafka-python (python3-kafka)"));
    }

    private static <T> T skip(String tool) {
        System.out.println(
                "Skipped: real clients against the local broker, for there is no " + tool + " on this machine.");
        return abort("There is no " + tool + " on this machine.");
    }

    @AfterAll
    void stop() {
        applications.forEach(one -> one.close(Duration.ZERO)); // all begin to close at once
        applications.forEach(one -> one.close(Duration.ofSeconds(20)));
        if (broker != null) {
            broker.close();
        }
        assertThat(failures).as("what the applications threw").isEmpty();
    }

    @Test
    @Order(1)
    void kafka_python_sends_clicks_without_a_key_as_the_tutorial_does() throws Exception {
        python("""
                import json, sys
                from datetime import datetime
                from kafka import KafkaProducer
                producer = KafkaProducer(bootstrap_servers=[sys.argv[1]],
                                         value_serializer=lambda v: json.dumps(v).encode('utf-8'))
                for user, page, duration in [('user1', '/home', 5), ('user2', '/products', 10), ('user1', '/cart', 3),
                                             ('user3', '/checkout', 8), ('user2', '/home', 2)]:
                    producer.send('user-clicks', value={'user_id': user, 'page': page, 'duration': duration,
                                                        'timestamp': datetime.now().isoformat()})
                producer.flush()
                producer.close()
                """);

        awaitKcatReads(
                "filtered-clicks",
                "\"user_id\":\"user2\",\"page\":\"/products\",\"duration\":10",
                "\"user_id\":\"user3\",\"page\":\"/checkout\",\"duration\":8");
    }

    @Test
    @Order(2)
    void kafka_python_reads_page_statistics() throws Exception {
        awaitKcatReads("page-stats", "\"page\":\"/home\",\"total_views\":2", "/cart", "/products", "/checkout");

        assertThat(pythonReads("page-stats"))
                .contains(
                        "/home {'page': '/home', 'total_views': 2, 'total_duration': 7, 'avg_duration': 3.5}",
                        "/cart {'page': '/cart', 'total_views': 1, 'total_duration': 3, 'avg_duration': 3.0}",
                        "/products {'page': '/products', 'total_views': 1, 'total_duration': 10, 'avg_duration': 10.0}",
                        "/checkout {'page': '/checkout', 'total_views': 1, 'total_duration': 8, 'avg_duration': 8.0}");
    }

    @Test
    @Order(3)
    void kcat_sends_clicks_with_a_key() throws Exception {
        var process = new ProcessBuilder("kcat", "-b", broker.bootstrapServers(), "-P", "-t", "user-clicks", "-K", ":")
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write("""
                    user1:{"user_id": "user1", "page": "/home", "duration": 9, "timestamp": "2026-01-05T00:00:00"}
                    user4:{"user_id": "user4", "page": "/home", "duration": 4, "timestamp": "2026-01-05T00:00:01Z"}
                    """.getBytes(UTF_8));
        }
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();

        awaitKcatReads("filtered-clicks", "\"user_id\":\"user1\",\"page\":\"/home\",\"duration\":9");
        awaitKcatReads("page-stats", "\"page\":\"/home\",\"total_views\":4");
        assertThat(pythonReads("page-stats"))
                .contains("/home {'page': '/home', 'total_views': 4, 'total_duration': 20, 'avg_duration': 5.0}");
    }

    @Test
    @Order(4)
    void kcat_reads_counts_by_user() throws Exception {
        awaitKcatReads(
                List.of("-t", "clicks-per-user", "-s", "value=q", "-f", "%k -> %s\n"),
                "user1 -> 3",
                "user2 -> 2",
                "user3 -> 1",
                "user4 -> 1");
    }

    private void awaitKcatReads(String topic, String... parts) {
        awaitKcatReads(List.of("-t", topic), parts);
    }

    /** Reads a topic again and again, from its beginning to its end, until each of these is part of some record. */
    private void awaitKcatReads(List<String> topic, String... parts) {
        var command = new ArrayList<>(List.of("kcat", "-q", "-b", broker.bootstrapServers(), "-C", "-e"));
        command.addAll(topic);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            var records = run(command);
            assertThat(parts)
                    .allSatisfy(part -> assertThat(records)
                            .anySatisfy(record -> assertThat(record).contains(part)));
        });
    }

    /** Each record of a topic as its key and its value, read by kafka-python as the tutorial does. */
    private List<String> pythonReads(String topic) throws Exception {
        return python("""
                import json, sys
                from kafka import KafkaConsumer
                consumer = KafkaConsumer(sys.argv[2], bootstrap_servers=[sys.argv[1]], auto_offset_reset='earliest',
                                         value_deserializer=lambda m: json.loads(m.decode('utf-8')),
                                         consumer_timeout_ms=3000)
                for message in consumer:
                    print(message.key.decode('utf-8'), message.value)
                consumer.close()
                """, topic);
    }

    private List<String> python(String program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(python, "-c", program, broker.bootstrapServers()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private List<String> run(List<String> command) throws Exception {
        assertThat(failures).as("what the applications threw").isEmpty();
        var output = Files.createTempFile("real-client", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            var printed = Files.readString(output);
            assertThat(ended)
                    .as("%s has ended; it printed: %s", command.get(0), printed)
                    .isTrue();
            assertThat(process.exitValue()).as(printed).isZero();
            return printed.lines().toList();
        } finally {
            Files.delete(output);
        }
    }

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
