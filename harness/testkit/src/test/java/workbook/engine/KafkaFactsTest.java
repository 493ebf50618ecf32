package workbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chapters say of Kafka and no exercise shows. */
class KafkaFactsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EmbeddedBroker broker = EmbeddedBroker.get();
    private final String application = "facts-" + UUID.randomUUID();

    @TempDir
    private Path state;

    @BeforeEach
    void topics() {
        broker.create(List.of(
                new NewTopic("clicks", 3, (short) 1),
                new NewTopic("purchases", 2, (short) 1),
                new NewTopic("joined", 1, (short) 1)));
    }

    @AfterEach
    void deleteTopics() {
        broker.deleteTopics();
    }

    /** Chapter 5, "Co-partitioning": the numbers are compared only where something is repartitioned. */
    @Test
    void a_join_of_topics_that_are_not_co_partitioned_starts_and_misses_records() throws Exception {
        var builder = new StreamsBuilder();
        join(builder).to("joined");
        var failure = new AtomicReference<Throwable>();
        try (var streams = started(builder.build(), failure)) {
            send("clicks", 0, "user1");
            send("purchases", 0, "user1");
            send("clicks", 2, "user2");
            send("purchases", 1, "user2");

            awaitCommitted(Map.of(
                    new TopicPartition("clicks", 0), 1L,
                    new TopicPartition("clicks", 2), 1L,
                    new TopicPartition("purchases", 0), 1L,
                    new TopicPartition("purchases", 1), 1L));
            assertThat(failure.get()).isNull();
            assertThat(streams.state()).isEqualTo(KafkaStreams.State.RUNNING);
            assertThat(recordsIn("joined"))
                    .as("user2's click and purchase are never joined")
                    .isEqualTo(1);
        }
    }

    @Test
    void with_a_repartition_topic_anywhere_in_the_topology_it_does_not_start() throws Exception {
        var builder = new StreamsBuilder();
        join(builder).selectKey((user, both) -> both).repartition().to("joined");
        var failure = new AtomicReference<Throwable>();
        try (var refused = started(builder.build(), failure)) {
            await(() -> failure.get() != null);

            assertThat(failure.get())
                    .isInstanceOf(TopologyException.class)
                    .hasMessageContaining("Topics not co-partitioned: [{clicks=3, purchases=2}]");
        }
    }

    private static KStream<String, String> join(StreamsBuilder builder) {
        var clicks = builder.<String, String>stream("clicks");
        var purchases = builder.<String, String>stream("purchases");
        return clicks.join(
                purchases,
                (click, purchase) -> click + purchase,
                JoinWindows.ofTimeDifferenceWithNoGrace(Duration.ofDays(1)));
    }

    private KafkaStreams started(Topology topology, AtomicReference<Throwable> failure) {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        var streams = new KafkaStreams(topology, config);
        streams.setUncaughtExceptionHandler(thrown -> {
            failure.set(thrown);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        return streams;
    }

    private void send(String topic, int partition, String user) throws Exception {
        Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, user, "1")).get();
        }
    }

    private void awaitCommitted(Map<TopicPartition, Long> offsets) {
        await(() -> {
            var committed = broker.admin()
                    .listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return offsets.entrySet().stream()
                    .allMatch(offset -> committed.get(offset.getKey()) != null
                            && committed.get(offset.getKey()).offset() == offset.getValue());
        });
    }

    private long recordsIn(String topic) throws Exception {
        return broker.admin()
                .listOffsets(Map.of(new TopicPartition(topic, 0), OffsetSpec.latest()))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .offset();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Patience.of(PATIENCE)).until(condition);
    }
}
