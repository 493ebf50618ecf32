package workbook.tables;

import static workbook.clickstream.Topics.PAGE_STATS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PageStats;
import workbook.clickstream.PageStatsServer;
import workbook.testkit.BrokerExercise;

class PageStatsQueriesTest {

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(new NewTopic(PAGE_STATS, 3, (short) 1))
            .mistake(
                    InvalidStateStoreException.class::isInstance,
                    "the store was asked for before anybody asked for statistics: while the application is not running yet,"
                            + " there is none.");

    private record Answer(int status, String body) {

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    @Test
    void before_the_application_runs_the_answer_is_not_yet() throws IOException {
        var topology = exercise.build(PageStatsQueries::build, Map.of()).topology();
        var notStarted = new KafkaStreams(topology, local());

        try (var server = PageStatsServer.start(0, new PageStatsQueries(notStarted))) {
            exercise.check(get(server, ""))
                    .mistake(
                            answer -> answer.status() == 200,
                            "all statistics were told before the application was started. Nothing was known yet, which is"
                                    + " not the same as nothing being there.")
                    .because("Kafka's InvalidStateStoreException says that a store cannot be asked now. Let it pass.")
                    .satisfies(answer -> answer.status() == 503, "503, and a sentence");
            exercise.check(get(server, "home"))
                    .mistake(
                            answer -> answer.status() == 404,
                            "a page was said to have no clicks before the application was started. Nothing was known yet,"
                                    + " which is not the same as nothing being there.")
                    .because("Kafka's InvalidStateStoreException says that a store cannot be asked now. Let it pass.")
                    .satisfies(answer -> answer.status() == 503, "503, and a sentence");
        } finally {
            notStarted.close();
        }
    }

    @Test
    void a_running_application_answers() throws IOException {
        var application = exercise.start(PageStatsQueries::build, Map.of());
        exercise.send(
                Serdes.String(),
                JsonSerdes.pageStats(),
                Stream.of(
                                new PageStats("/home", 1, 5, 5.0),
                                new PageStats("/cart", 1, 3, 3.0),
                                new PageStats("/products", 1, 10, 10.0),
                                new PageStats("/home", 2, 7, 3.5))
                        .map(stats -> new ProducerRecord<>(PAGE_STATS, stats.page(), stats))
                        .toList());
        application.awaitCaughtUp();

        try (var server = PageStatsServer.start(0, new PageStatsQueries(application.streams()))) {
            exercise.check(get(server, "home"))
                    .mistake(
                            answer -> answer.body().contains("no such store"),
                            "the topology has no store of the name that is asked for.")
                    .mistake(answer -> answer.status() == 500, "the query failed.")
                    .mistake(
                            answer -> answer.status() == 404,
                            "the store has statistics of /home, and they were not found.")
                    .because("The store holds the latest statistics of each page, by page.")
                    .is(new Answer(
                            200, "{\"page\":\"/home\",\"total_views\":2,\"total_duration\":7,\"avg_duration\":3.5}"));
            exercise.check(get(server, "nowhere"))
                    .mistake(
                            answer -> answer.status() == 200,
                            "there are no statistics of /nowhere, and some were told.")
                    .because("What is not there is empty, and told as 404.")
                    .satisfies(answer -> answer.status() == 404, "404, and a sentence");
            exercise.check(get(server, ""))
                    .because("All partitions of the store that are here make one, and each page is there once.")
                    .is(new Answer(
                            200,
                            "{\"/cart\":{\"page\":\"/cart\",\"total_views\":1,\"total_duration\":3,\"avg_duration\":3.0},"
                                    + "\"/home\":{\"page\":\"/home\",\"total_views\":2,\"total_duration\":7,\"avg_duration\":3.5},"
                                    + "\"/products\":{\"page\":\"/products\",\"total_views\":1,\"total_duration\":10,"
                                    + "\"avg_duration\":10.0}}"));
        }
    }

    /** Enough for an application that is never started. */
    private static Properties local() {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "not-started");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        return config;
    }

    private static Answer get(PageStatsServer server, String page) throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(server.address() + page)).build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for an answer.", interrupted);
        }
    }
}
