package workbook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that is cut off is one of which the broker hears nothing more. */
class BrokerLineTest {

    private final EmbeddedBroker broker = EmbeddedBroker.get();
    private final String clientId = "client-" + UUID.randomUUID();
    private final String group = "group-" + UUID.randomUUID();

    @BeforeEach
    void createTopics() {
        broker.create(List.of(new NewTopic("clicks", 1, (short) 1)));
    }

    @AfterEach
    void deleteTopics() {
        broker.deleteTopics();
    }

    @Test
    void only_the_client_that_is_cut_off_loses_the_broker() throws Exception {
        try (var dead = producer(clientId);
                var other = producer("other-" + clientId)) {
            dead.send(new ProducerRecord<>("clicks", "before")).get(5, TimeUnit.SECONDS);

            broker.cutOff(clientId);

            assertThatThrownBy(() ->
                            dead.send(new ProducerRecord<>("clicks", "after")).get())
                    .hasCauseInstanceOf(TimeoutException.class);
            other.send(new ProducerRecord<>("clicks", "after")).get(5, TimeUnit.SECONDS);
            assertThat(broker.isCutOff(clientId)).isTrue();
        }
    }

    @Test
    void a_member_that_is_cut_off_stays_in_its_group_until_its_session_times_out() {
        try (var consumer = consumer(Duration.ofSeconds(1))) {
            consumer.subscribe(List.of("clicks"));
            await(() -> !consumer.poll(Duration.ofMillis(20)).partitions().isEmpty()
                    || !consumer.assignment().isEmpty());

            broker.cutOff(clientId);
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));

            assertThat(members()).isEqualTo(1);
            await(() -> members() == 0);
        }
    }

    @Test
    void what_is_cut_off_before_its_commit_has_not_committed() throws Exception {
        try (var producer = producer("other-" + clientId)) {
            producer.send(new ProducerRecord<>("clicks", "one")).get(5, TimeUnit.SECONDS);
        }
        try (var consumer = consumer(Duration.ofSeconds(45))) {
            consumer.subscribe(List.of("clicks"));
            await(() -> !consumer.poll(Duration.ofMillis(20)).isEmpty());
            broker.cutOffBeforeCommit(clientId);
            assertThat(broker.isCutOff(clientId)).isFalse();

            assertThatThrownBy(() -> consumer.commitSync(Duration.ofMillis(300)))
                    .isInstanceOf(TimeoutException.class);

            assertThat(broker.isCutOff(clientId)).isTrue();
            assertThat(broker.admin()
                            .listConsumerGroupOffsets(group)
                            .partitionsToOffsetAndMetadata()
                            .get())
                    .isEmpty();
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        }
    }

    private int members() {
        try {
            return broker.admin()
                    .describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members()
                    .size();
        } catch (Exception unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    private KafkaProducer<String, String> producer(String clientId) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServersOverLine(),
                        ProducerConfig.CLIENT_ID_CONFIG, clientId,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 300,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 1000),
                new StringSerializer(),
                new StringSerializer());
    }

    private KafkaConsumer<String, String> consumer(Duration session) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServersOverLine(),
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        clientId,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        100,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                        (int) session.toMillis()),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
