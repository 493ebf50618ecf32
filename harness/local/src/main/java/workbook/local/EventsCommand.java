package workbook.local;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.SampleEvents;
import workbook.clickstream.Topics;

/**
 * Sends sample clicks and purchases, without a key as the tutorial's producer does. They happen from now on, as far apart as
 * in the samples; each record has the time of its event. Topics that are missing are made.
 *
 * <pre>
 * mvn compile exec:java@events -pl harness/local -Dexec.args="--clicks 100"
 * </pre>
 */
public final class EventsCommand {

    private static final int TUTORIALS = 5;

    private EventsCommand() {}

    /**
     * @param arguments {@code --clicks}, how many, 5 unless given; {@code --purchases}, how many, none unless given; {@code
     *     --seed}, 1 unless given; {@code --bootstrap-servers}
     */
    public static void main(String[] arguments) throws Exception {
        Terminal.run(() -> run(Options.of(arguments, "clicks", "purchases", "seed", Options.BOOTSTRAP_SERVERS)));
    }

    private static void run(Options options) {
        int clicks = options.number("clicks", TUTORIALS);
        int purchases = options.number("purchases", 0);
        int seed = options.number("seed", 1);
        var servers = options.bootstrapServers();
        Cluster.requireAt(servers);
        MissingTopics.create(servers, List.of(Topics.USER_CLICKS, Topics.USER_PURCHASES));
        var shift = Duration.between(SampleEvents.START, Instant.now());
        try (var producer = producer(servers)) {
            var click = JsonSerdes.click().serializer();
            Stream.concat(
                            SampleEvents.tutorialClicks().stream(),
                            SampleEvents.clicks(seed).skip(TUTORIALS))
                    .limit(clicks)
                    .map(sample -> new Click(
                            sample.userId(),
                            sample.page(),
                            sample.duration(),
                            sample.timestamp().plus(shift)))
                    .forEach(event -> send(producer, Topics.USER_CLICKS, click, event, event.timestamp()));
            var purchase = JsonSerdes.purchase().serializer();
            SampleEvents.purchases(seed)
                    .limit(purchases)
                    .map(sample -> new Purchase(
                            sample.userId(),
                            sample.product(),
                            sample.amount(),
                            sample.timestamp().plus(shift)))
                    .forEach(event -> send(producer, Topics.USER_PURCHASES, purchase, event, event.timestamp()));
        }
        System.out.println("Sent " + clicks + " clicks to " + Topics.USER_CLICKS + " and " + purchases
                + " purchases to " + Topics.USER_PURCHASES + " at " + servers + ".");
    }

    private static Producer<byte[], byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static <T> void send(
            Producer<byte[], byte[]> producer, String topic, Serializer<T> serializer, T event, Instant time) {
        producer.send(
                new ProducerRecord<>(topic, null, time.toEpochMilli(), null, serializer.serialize(topic, event)),
                (sent, failed) -> {
                    if (failed != null) {
                        System.err.println("A record did not reach " + topic + ": " + failed.getMessage());
                    }
                });
    }
}
