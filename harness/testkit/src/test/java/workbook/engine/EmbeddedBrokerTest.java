package workbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** What is made on the broker can be used at once. */
class EmbeddedBrokerTest {

    private static final int PARTITIONS = 12;
    private static final int SEVERAL_BATCHES_EACH = 100 * PARTITIONS;

    private final EmbeddedBroker broker = EmbeddedBroker.get();

    @AfterEach
    void deleteTopics() {
        broker.deleteTopics();
    }

    @RepeatedTest(10)
    void a_topic_takes_a_producers_first_batches_in_their_order() throws Exception {
        broker.create(List.of(new NewTopic("clicks", PARTITIONS, (short) 1)));

        try (var producer = new KafkaProducer<>(impatient(), new StringSerializer(), new StringSerializer())) {
            var acknowledgements = new ArrayList<Future<?>>();
            for (int i = 0; i < SEVERAL_BATCHES_EACH; i++) {
                acknowledgements.add(
                        producer.send(new ProducerRecord<>("clicks", i % PARTITIONS, null, "x".repeat(200))));
            }
            for (var acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        }
    }

    @RepeatedTest(10)
    void a_topic_that_somebody_made_is_described_at_once() throws Exception {
        broker.admin()
                .createTopics(List.of(new NewTopic("clicks", PARTITIONS, (short) 1)))
                .all()
                .get();

        assertThat(broker.describeTopics()).extracting(TopicDescription::name).containsExactly("clicks");
    }

    /** Gives up soon: by default a record that cannot be delivered is tried for two minutes. */
    private Map<String, Object> impatient() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers(),
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
    }
}
