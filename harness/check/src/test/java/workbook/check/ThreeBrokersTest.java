package workbook.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.SampleEvents;
import workbook.clickstream.Topics;
import workbook.local.SolutionApplication;

/**
 * Three brokers with the settings of {@code compose.yaml}, and solutions that run on them: one broker is killed, and every
 * click that was acknowledged counts, once.
 *
 * <p>Once, because the applications run with exactly-once and their results are read committed; with at-least-once, a click
 * whose result was written but not yet committed when the broker went could count twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreeBrokersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BROKERS = 3;
    private static final String CLICKS_PER_USER = "clicks-per-user";

    private static final List<Click> CLICKS = SampleEvents.clicks(1).limit(300).toList();
    private static final List<Click> BEFORE = CLICKS.subList(0, 100);
    private static final List<Click> UNDERWAY = CLICKS.subList(100, 200);
    private static final List<Click> AFTER = CLICKS.subList(200, 300);

    private final List<KafkaStreams> applications = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private ComposeFile compose;
    private ComposedCluster cluster;
    private Admin admin;
    private Producer<String, Click> producer;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        compose = ComposeFile.ofTheWorkbook();
        cluster = ComposedCluster.start(compose, folder);
        admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
        try (var solutions = new Solutions()) {
            Stream.of(
                            solutions.topology("01-stateless", "LongClicks"),
                            solutions.topology("02-aggregations", "ClicksPerUser"),
                            solutions.topology("03-tables", "PageStatistics"))
                    .map(solution -> application(solution, folder.resolve("state")))
                    .forEach(application -> applications.add(application.start(failures::add)));
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                new StringSerializer(),
                JsonSerdes.click().serializer());
    }

    private SolutionApplication application(Class<?> solution, Path state) {
        var application = SolutionApplication.of(solution, cluster.bootstrapServers(), Optional.empty());
        application.config().put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        application.config().put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return application;
    }

    @AfterAll
    void stop() {
        if (cluster == null) {
            return;
        }
        applications.forEach(one -> one.close(Duration.ZERO)); // all begin to close at once
        applications.forEach(one -> one.close(Duration.ofSeconds(20)));
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
        admin.close(Duration.ZERO);
        cluster.close();
        assertThat(failures).as("what the applications threw").isEmpty();
    }

    @Test
    @Order(1)
    void each_broker_tells_clients_the_port_that_it_publishes() {
        assertThat(compose.services()).hasSize(BROKERS).allSatisfy(service -> {
            var published = service.publishedPorts().keySet().iterator().next();
            assertThat(advertised(service))
                    .contains("HOST localhost:" + published, "BROKERS " + service.name() + ":29092");
        });
    }

    @Test
    @Order(2)
    void each_broker_alone_leads_to_all_three() throws Exception {
        for (var service : compose.services()) {
            try (var one = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServer(service)))) {
                assertThat(one.describeCluster().nodes().get())
                        .as(service.name())
                        .hasSize(BROKERS);
            }
        }
    }

    @Test
    @Order(3)
    void every_click_counts() throws Exception {
        acknowledged(send(BEFORE));

        awaitResultsOf(BEFORE);
    }

    @Test
    @Order(4)
    void every_topic_has_three_replicas_internal_ones_too() throws Exception {
        assertThat(topics())
                .extracting(TopicDescription::name)
                .contains(
                        "__consumer_offsets",
                        "__transaction_state",
                        Topics.USER_CLICKS,
                        Topics.FILTERED_CLICKS,
                        CLICKS_PER_USER,
                        Topics.PAGE_STATS)
                .anyMatch(name -> name.endsWith("-repartition"))
                .anyMatch(name -> name.endsWith("-changelog"));
        assertThat(topics())
                .allSatisfy(topic -> assertThat(topic.partitions())
                        .allSatisfy(
                                partition -> assertThat(partition.replicas()).hasSize(BROKERS)));
    }

    @Test
    @Order(5)
    void every_click_counts_though_a_broker_is_killed() throws Exception {
        var sent = send(UNDERWAY);
        cluster.kill(leaderOfTheFirstClicks());
        acknowledged(sent);
        acknowledged(send(AFTER));

        awaitResultsOf(CLICKS);
    }

    private static List<String> advertised(ComposeFile.Service service) {
        var settings = service.environment().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("KAFKA_"))
                .collect(toMap(
                        variable -> variable.getKey().substring(6).toLowerCase().replace('_', '.'),
                        Map.Entry::getValue));
        var listeners = new KafkaConfig(settings, false).effectiveAdvertisedBrokerListeners();
        return CollectionConverters.asJava(listeners).stream()
                .map(listener -> listener.listener() + " " + listener.host() + ":" + listener.port())
                .toList();
    }

    /** Without a key, as the tutorial does, and to each partition in turn. */
    private List<Future<RecordMetadata>> send(List<Click> clicks) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var click : clicks) {
            sent.add(producer.send(
                    new ProducerRecord<>(Topics.USER_CLICKS, sent.size() % Topics.PARTITIONS, null, click)));
        }
        return sent;
    }

    private static void acknowledged(List<Future<RecordMetadata>> sent) throws Exception {
        for (var one : sent) {
            one.get();
        }
    }

    private void awaitResultsOf(List<Click> clicks) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(failures).isEmpty();
            assertThat(values(Topics.FILTERED_CLICKS, JsonSerdes.click().deserializer()))
                    .containsExactlyInAnyOrderElementsOf(clicks.stream()
                            .filter(click -> click.duration() > 5)
                            .toList());
            assertThat(latest(CLICKS_PER_USER, new LongDeserializer()))
                    .isEqualTo(clicks.stream().collect(groupingBy(Click::userId, counting())));
        });
    }

    private <V> List<V> values(String topic, Deserializer<V> deserializer) {
        return records(topic, deserializer).stream().map(ConsumerRecord::value).toList();
    }

    private <V> Map<String, V> latest(String topic, Deserializer<V> deserializer) {
        return records(topic, deserializer).stream()
                .collect(toMap(ConsumerRecord::key, ConsumerRecord::value, (older, newer) -> newer));
    }

    /** All that is committed in a topic. */
    private <V> List<ConsumerRecord<String, V>> records(String topic, Deserializer<V> deserializer) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                deserializer)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, V>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private List<TopicDescription> topics() throws Exception {
        var names = admin.listTopics(new org.apache.kafka.clients.admin.ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return List.copyOf(admin.describeTopics(names).allTopicNames().get().values());
    }

    private int leaderOfTheFirstClicks() throws Exception {
        return admin.describeTopics(List.of(Topics.USER_CLICKS))
                .allTopicNames()
                .get()
                .get(Topics.USER_CLICKS)
                .partitions()
                .get(0)
                .leader()
                .id();
    }
}
