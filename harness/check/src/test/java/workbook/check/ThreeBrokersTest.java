package workbook.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summarizingLong;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.AppInfoParser;
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
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PageStats;
import workbook.clickstream.SampleEvents;
import workbook.clickstream.Topics;
import workbook.local.SolutionApplication;
import workbook.source.Solutions;

/**
 * Three brokers with the settings of {@code compose.yaml}, and solutions that run on them. One broker is killed, and each
 * click that was acknowledged counts, exactly once.
 *
 * <p>An acknowledged click is on two brokers at least ({@code min.insync.replicas}, and the producer's default {@code
 * acks=all}), so it outlives one of them. It counts once because the producer is idempotent, the applications run with
 * exactly-once, and their results are read committed. With at-least-once, an application that has to take up a task again
 * may count again what it had not committed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreeBrokersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final String CLICKS_PER_USER = "clicks-per-user";

    private static final List<Click> CLICKS = SampleEvents.clicks(1).limit(300).toList();
    private static final List<Click> BEFORE = CLICKS.subList(0, 100);
    private static final List<Click> ON_THEIR_WAY = CLICKS.subList(100, 200);
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
        admin = admin(cluster.bootstrapServers());
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()),
                new StringSerializer(),
                JsonSerdes.click().serializer());
        try (var solutions = new Solutions()) {
            Stream.of(
                            solutions.topology("01-stateless", "LongClicks"),
                            solutions.topology("02-aggregations", "ClicksPerUser"),
                            solutions.topology("03-tables", "PageStatistics"))
                    .map(solution -> application(solution, folder.resolve("state")))
                    .forEach(application -> applications.add(application.start(failures::add)));
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    private SolutionApplication application(Class<?> solution, Path state) {
        var application = SolutionApplication.of(solution, cluster.bootstrapServers(), Optional.empty());
        application.config().put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        application.config().put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100); // as is usual with exactly-once
        application.config().put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return application;
    }

    @AfterAll
    void stop() {
        closeApplications();
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void the_image_is_of_the_workbooks_kafka() {
        assertThat(compose.services())
                .extracting(ComposeFile.Service::image)
                .containsOnly("apache/kafka:" + AppInfoParser.getVersion());
    }

    @Test
    @Order(2)
    void each_broker_tells_clients_the_port_that_it_publishes_and_other_brokers_its_name() {
        assertThat(compose.services())
                .flatExtracting(service -> service.publishedPorts().keySet())
                .containsExactly(9092, 9093, 9094);
        assertThat(compose.services()).allSatisfy(service -> {
            var environment = service.environment();
            var port = service.publishedPorts().keySet().iterator().next();
            var forBrokers = environment.get("KAFKA_INTER_BROKER_LISTENER_NAME");
            assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS").split(","))
                    .contains("HOST://localhost:" + port)
                    .anyMatch(listener -> listener.startsWith(forBrokers + "://" + service.name() + ":"));
        });
    }

    @Test
    @Order(3)
    void each_broker_alone_leads_to_all_three() throws Exception {
        for (var service : compose.services()) {
            try (var one = admin(cluster.bootstrapServers(service))) {
                assertThat(one.describeCluster().nodes().get())
                        .as("known at " + service.name())
                        .hasSize(3);
            }
        }
    }

    @Test
    @Order(4)
    void every_click_counts() throws Exception {
        acknowledged(send(BEFORE));

        awaitResultsOf(BEFORE);
    }

    @Test
    @Order(5)
    void every_topic_has_three_replicas_of_which_two_must_take_a_write() throws Exception {
        var topics = topics();

        assertThat(topics.keySet())
                .contains("__consumer_offsets", "__transaction_state", Topics.USER_CLICKS, CLICKS_PER_USER)
                .anyMatch(name -> name.endsWith("-repartition"))
                .anyMatch(name -> name.endsWith("-changelog"));
        assertThat(topics)
                .allSatisfy((name, topic) -> assertThat(topic.partitions())
                        .allSatisfy(
                                partition -> assertThat(partition.replicas()).hasSize(3)));
        assertThat(leastInSync(topics.keySet()))
                .allSatisfy((name, replicas) -> assertThat(replicas).as(name).isEqualTo("2"));
    }

    @Test
    @Order(6)
    void every_click_counts_once_though_a_broker_is_killed() throws Exception {
        var sent = send(ON_THEIR_WAY);
        cluster.kill(leaderOfTheFirstClicks());
        acknowledged(sent);
        acknowledged(send(AFTER));

        awaitResultsOf(CLICKS);
        closeApplications(); // what they have not written by now, they never will
        assertResultsOf(CLICKS);
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
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("an application failed", () -> assertThat(failures).isEmpty())
                .untilAsserted(() -> assertResultsOf(clicks));
    }

    private void assertResultsOf(List<Click> clicks) {
        var records = committed(Topics.USER_CLICKS, Topics.FILTERED_CLICKS, CLICKS_PER_USER, Topics.PAGE_STATS);
        assertThat(values(records, Topics.USER_CLICKS, JsonSerdes.click()))
                .as("clicks in their topic")
                .containsExactlyInAnyOrderElementsOf(clicks);
        assertThat(values(records, Topics.FILTERED_CLICKS, JsonSerdes.click()))
                .as("clicks of more than five seconds")
                .containsExactlyInAnyOrderElementsOf(
                        clicks.stream().filter(click -> click.duration() > 5).toList());
        assertThat(latest(records, CLICKS_PER_USER, Serdes.Long()))
                .as("clicks per user")
                .isEqualTo(clicks.stream().collect(groupingBy(Click::userId, counting())));
        assertThat(latest(records, Topics.PAGE_STATS, JsonSerdes.pageStats()))
                .as("statistics by page")
                .isEqualTo(statistics(clicks));
    }

    private static Map<String, PageStats> statistics(List<Click> clicks) {
        return clicks.stream().collect(groupingBy(Click::page, summarizingLong(Click::duration))).entrySet().stream()
                .map(page -> new PageStats(
                        page.getKey(),
                        page.getValue().getCount(),
                        page.getValue().getSum(),
                        page.getValue().getAverage()))
                .collect(toMap(PageStats::page, statistics -> statistics));
    }

    /** All that is committed in these topics. */
    private List<ConsumerRecord<String, byte[]>> committed(String... topics) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        cluster.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = Stream.of(topics)
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static <V> List<V> values(List<ConsumerRecord<String, byte[]>> records, String topic, Serde<V> serde) {
        return records.stream()
                .filter(one -> one.topic().equals(topic))
                .map(one -> serde.deserializer().deserialize(topic, one.value()))
                .toList();
    }

    private static <V> Map<String, V> latest(
            List<ConsumerRecord<String, byte[]>> records, String topic, Serde<V> serde) {
        return records.stream()
                .filter(one -> one.topic().equals(topic))
                .collect(toMap(
                        ConsumerRecord::key,
                        one -> serde.deserializer().deserialize(topic, one.value()),
                        (older, newer) -> newer));
    }

    private Map<String, TopicDescription> topics() throws Exception {
        var all = new ListTopicsOptions().listInternal(true);
        return admin.describeTopics(admin.listTopics(all).names().get())
                .allTopicNames()
                .get();
    }

    private Map<String, String> leastInSync(Set<String> topics) throws Exception {
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        return admin.describeConfigs(resources).all().get().entrySet().stream()
                .collect(toMap(
                        config -> config.getKey().name(),
                        config -> config.getValue()
                                .get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
                                .value()));
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

    private void closeApplications() {
        applications.forEach(one -> one.close(Duration.ZERO)); // all begin to close at once
        assertThat(applications).allMatch(one -> one.close(CLOSING));
        assertThat(failures).as("what the applications threw").isEmpty();
    }
}
