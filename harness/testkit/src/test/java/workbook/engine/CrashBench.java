package workbook.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.awaitility.Awaitility;

/**
 * What crashes cost, to be run by hand:
 *
 * <pre>mvn test-compile exec:java@crashes -pl harness/testkit -Pinstructor</pre>
 *
 * <p>It measures how long after the crash of one of two instances the other one's first result for the crashed one's partitions
 * can be read, under both group protocols, with a session timeout of 1.5 s and a heartbeat every 0.3 s; and it counts the
 * results that readers lose or see twice while one application crashes twenty times in the middle of a commit.
 */
public final class CrashBench {

    private static final int PARTITIONS = 3;
    private static final int TAKEOVERS = 10;
    private static final int CRASHES = 20;
    private static final int CLICKS_BETWEEN_CRASHES = 10;
    private static final int SESSION_MILLIS = 1_500;
    private static final int HEARTBEAT_MILLIS = 300;
    private static final String CLICKS = "clicks";
    private static final String COUNTS = "counts";
    private static final String USER = "user1";

    private final EmbeddedBroker broker = EmbeddedBroker.get();
    private int number;

    private CrashBench() {}

    public static void main(String[] arguments) throws Exception {
        var bench = new CrashBench();
        for (var protocol : GroupProtocol.values()) {
            bench.tellTakeovers(protocol);
        }
        bench.tellCrashes(StreamsConfig.EXACTLY_ONCE_V2);
        bench.tellCrashes(StreamsConfig.AT_LEAST_ONCE);
        System.exit(0);
    }

    private void tellTakeovers(GroupProtocol protocol) throws Exception {
        takeover(protocol); // the first one loads classes
        var millis = new ArrayList<Long>();
        for (int i = 0; i < TAKEOVERS; i++) {
            millis.add(takeover(protocol));
        }
        millis.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%s protocol: from crash to the survivor's first result, %d crashes: median %d ms, %d to %d ms%n",
                protocol.name().toLowerCase(Locale.ROOT),
                TAKEOVERS,
                (millis.get((TAKEOVERS - 1) / 2) + millis.get(TAKEOVERS / 2)) / 2,
                millis.get(0),
                millis.get(TAKEOVERS - 1));
    }

    private long takeover(GroupProtocol protocol) throws Exception {
        makeTopics(PARTITIONS);
        var id = "takeover-" + ++number;
        var settings = settings(id);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol.name());
        if (protocol == GroupProtocol.STREAMS) {
            setGroup(id);
        } else {
            settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
            settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
        }
        var first = start(settings, 1);
        var second = start(settings, 2);
        try (var clicks = producer();
                var counts = consumer("read_uncommitted", PARTITIONS)) {
            await(() -> tasks(first).size() + tasks(second).size() == PARTITIONS
                    && !tasks(first).isEmpty()
                    && !tasks(second).isEmpty());
            var left = tasks(first);
            sendToAll(clicks);
            var seen = new HashSet<Integer>();
            while (seen.size() < PARTITIONS) {
                counts.poll(Duration.ofMillis(10)).forEach(count -> seen.add(partitionOf(count.key())));
            }

            broker.cutOff(clientId(id, 1));
            long crashed = System.nanoTime();
            sendToAll(clicks);
            while (true) {
                for (var count : counts.poll(Duration.ofMillis(5))) {
                    if (left.contains(partitionOf(count.key()))) {
                        return Duration.ofNanos(System.nanoTime() - crashed).toMillis();
                    }
                }
            }
        } finally {
            first.close(Duration.ZERO);
            second.close(Duration.ofSeconds(5));
            broker.deleteTopics();
        }
    }

    private void tellCrashes(String guarantee) throws Exception {
        makeTopics(1);
        var id = "crashes-" + ++number;
        var settings = settings(id);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 200);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 1_000);
        long sent = 0;
        try (var clicks = producer()) {
            for (int crash = 1; crash <= CRASHES; crash++) {
                var instance = start(settings, crash);
                var client = clientId(id, crash);
                await(() -> instance.state() == KafkaStreams.State.RUNNING);
                broker.cutOffBeforeCommit(client);
                for (int i = 0; i < CLICKS_BETWEEN_CRASHES; i++, sent++) {
                    clicks.send(new ProducerRecord<>(CLICKS, 0, USER, "/home")).get();
                }
                await(() -> broker.isCutOff(client));
                instance.close(Duration.ZERO);
            }
            var last = start(settings, CRASHES + 1);
            long all = sent;
            await(() -> !read("read_committed").isEmpty()
                    && read("read_committed").stream()
                                    .mapToLong(Long::longValue)
                                    .max()
                                    .orElse(0)
                            >= all);
            last.close(Duration.ofSeconds(5));
        }
        tell(guarantee, "read_committed", sent);
        tell(guarantee, "read_uncommitted", sent);
        broker.deleteTopics();
    }

    private void tell(String guarantee, String isolation, long sent) {
        var counts = read(isolation);
        var different = new HashSet<>(counts);
        long lost = 0;
        for (long count = 1; count <= sent; count++) {
            lost += different.contains(count) ? 0 : 1;
        }
        long twice = counts.size() - different.size();
        long wrong = different.stream().filter(count -> count > sent).count();
        System.out.printf(
                "%s, %d clicks, %d crashes, a %s reader: %d lost, %d seen again, %d too high%n",
                guarantee, sent, CRASHES, isolation, lost, twice, wrong);
    }

    private static Topology counting() {
        var builder = new StreamsBuilder();
        builder.stream(CLICKS, Consumed.with(Serdes.String(), Serdes.String()))
                .groupByKey(Grouped.with(Serdes.String(), Serdes.String()))
                .count(Materialized.as("counts"))
                .toStream()
                .to(COUNTS, Produced.with(Serdes.String(), Serdes.Long()));
        return builder.build();
    }

    private Map<String, Object> settings(String id) {
        var settings = new HashMap<String, Object>();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServersOverLine());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 10_000);
        return settings;
    }

    private KafkaStreams start(Map<String, Object> settings, int instance) {
        var own = new Properties();
        own.putAll(settings);
        own.put(
                StreamsConfig.CLIENT_ID_CONFIG,
                clientId((String) settings.get(StreamsConfig.APPLICATION_ID_CONFIG), instance));
        own.put(StreamsConfig.STATE_DIR_CONFIG, StateDirectory.another());
        var streams = new KafkaStreams(counting(), own);
        streams.start();
        return streams;
    }

    private static String clientId(String applicationId, int instance) {
        return applicationId + "-instance" + instance + "-";
    }

    private static Set<Integer> tasks(KafkaStreams instance) {
        var partitions = new HashSet<Integer>();
        instance.metadataForLocalThreads()
                .forEach(thread -> thread.activeTasks()
                        .forEach(task -> partitions.add(task.taskId().partition())));
        return partitions;
    }

    private void makeTopics(int partitions) {
        broker.create(
                List.of(new NewTopic(CLICKS, partitions, (short) 1), new NewTopic(COUNTS, partitions, (short) 1)));
    }

    private void setGroup(String id) throws Exception {
        var group = new ConfigResource(ConfigResource.Type.GROUP, id);
        broker.admin()
                .incrementalAlterConfigs(Map.of(
                        group,
                        List.of(
                                set("streams.session.timeout.ms", SESSION_MILLIS),
                                set("streams.heartbeat.interval.ms", HEARTBEAT_MILLIS))))
                .all()
                .get();
    }

    private static AlterConfigOp set(String name, int value) {
        return new AlterConfigOp(new ConfigEntry(name, String.valueOf(value)), OpType.SET);
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new StringSerializer());
    }

    private KafkaConsumer<String, Long> consumer(String isolation, int partitions) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation),
                new StringDeserializer(),
                new LongDeserializer());
        var all = new ArrayList<TopicPartition>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(COUNTS, partition));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    private List<Long> read(String isolation) {
        var counts = new ArrayList<Long>();
        try (var consumer = consumer(isolation, 1)) {
            var partition = new TopicPartition(COUNTS, 0);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(50)).forEach(count -> counts.add(count.value()));
            }
        }
        return counts;
    }

    private static void sendToAll(KafkaProducer<String, String> clicks) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            clicks.send(new ProducerRecord<>(CLICKS, partition, String.valueOf(partition), "/home"));
        }
        clicks.flush();
    }

    /** The partition of the clicks whose key this is; the counts' partitioner chooses by its hash. */
    private static int partitionOf(String key) {
        return Integer.parseInt(key);
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(condition::getAsBoolean);
    }
}
