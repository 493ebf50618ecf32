package workbook.engine;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.serialization.Serdes;
import org.awaitility.Awaitility;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A real Kafka broker in this JVM: one node, KRaft, a free port on the loopback interface, its log in a temporary directory
 * that goes when the JVM ends. It starts when it is first asked for, and there is never more than one a JVM.
 *
 * <p>Automatic topic creation is off: a topic that nobody made is a mistake that should show.
 */
public final class EmbeddedBroker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than any JVM with tests lives. */
    private static final Duration LIFETIME = Duration.ofDays(1);

    /** With these a consumer, or a transactional producer, begins to commit. */
    private static final Set<ApiKeys> COMMITS =
            Set.of(ApiKeys.OFFSET_COMMIT, ApiKeys.ADD_OFFSETS_TO_TXN, ApiKeys.TXN_OFFSET_COMMIT, ApiKeys.END_TXN);

    private static volatile EmbeddedBroker running;

    /** The broker's second door, to which {@link BrokerLine} leads. */
    private static final String LINE = "LINE";

    private final EmbeddedKafkaKraftBroker kafka;
    private final BrokerLine line;
    private final Admin admin;

    private EmbeddedBroker() {
        kafka = new EmbeddedKafkaKraftBroker(1, 1);
        line = BrokerLine.open(this::linePort);
        settings().forEach(kafka::brokerProperty);
        listeners(line.port()).forEach(kafka::brokerProperty);
        loadClientsMeanwhile();
        quietly(kafka::afterPropertiesSet);
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBrokersAsString(),
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, 5,
                AdminClientConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 50));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "embedded broker's end"));
    }

    /** The JVM's broker, started if it is not running yet: about a second. */
    public static synchronized EmbeddedBroker get() {
        if (running == null) {
            running = new EmbeddedBroker();
        }
        return running;
    }

    /** Whether somebody has asked for the broker yet. */
    public static boolean isStarted() {
        return running != null;
    }

    /** A broker's start keeps one processor busy; the classes of the clients that will ask for it can load on another. */
    private static void loadClientsMeanwhile() {
        var loading = new Thread(
                () -> {
                    var nobody = Map.<String, Object>of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
                    var text = Serdes.String();
                    new KafkaProducer<>(nobody, text.serializer(), text.serializer()).close(Duration.ZERO);
                    new KafkaConsumer<>(nobody, text.deserializer(), text.deserializer()).close();
                },
                "loading of client classes");
        loading.setDaemon(true);
        loading.start();
    }

    /** The broker's formatter writes to the terminal, past any logger. */
    private static void quietly(Runnable start) {
        var terminal = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            start.run();
        } finally {
            System.setOut(terminal);
        }
    }

    private static Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("auto.create.topics.enable", false);
        settings.put("group.initial.rebalance.delay.ms", 0);
        settings.put("group.streams.initial.rebalance.delay.ms", 0);
        // Exercises choose how soon a silent member is given up; the broker would insist on 6 s, or 45 s.
        settings.put("group.min.session.timeout.ms", 100);
        settings.put("group.streams.min.session.timeout.ms", 100);
        settings.put("group.streams.min.heartbeat.interval.ms", 20);
        // ... and how long a transaction may stay open; the broker would look every 10 s.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", 100);
        settings.put("offsets.topic.num.partitions", 1);
        settings.put("transaction.state.log.num.partitions", 1);
        settings.put("transaction.state.log.replication.factor", (short) 1);
        settings.put("transaction.state.log.min.isr", 1);
        settings.put("file.delete.delay.ms", 0);
        settings.put("controlled.shutdown.enable", false);
        // Exercises give event times, long past: the retention check, 30 s after the start, would delete their records.
        settings.put("log.initial.task.delay.ms", LIFETIME.toMillis());
        return settings;
    }

    /** Clients come in as usual, or over the line: then they are told the line's port as the broker's, and never leave it. */
    private static Map<String, Object> listeners(int line) {
        return Map.of(
                "listeners", "EXTERNAL://localhost:0,LINE://localhost:0,CONTROLLER://localhost:0",
                "advertised.listeners", "EXTERNAL://localhost:0,LINE://localhost:" + line,
                "listener.security.protocol.map", "EXTERNAL:PLAINTEXT,LINE:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private int linePort() {
        return kafka.getCluster().brokers().get(0).boundPort(ListenerName.normalised(LINE));
    }

    /**
     * The broker's address for clients that are to be {@linkplain #cutOff cut off} some time; they need a {@code client.id} of
     * their own.
     */
    public String bootstrapServersOverLine() {
        return "localhost:" + line.port();
    }

    /**
     * Cuts a client off for good: to the broker it is as if its process had been killed.
     *
     * @param clientId its id, or how the ids of its clients begin
     */
    public void cutOff(String clientId) {
        line.cut(clientId);
    }

    /**
     * Cuts a client off for good when it is about to commit: what it has produced is in its topics, and its progress is not
     * told. If it produces in transactions, the last one stays open.
     */
    public void cutOffBeforeCommit(String clientId) {
        line.cutBefore(clientId, COMMITS);
    }

    /** Whether a client is cut off by now. */
    public boolean isCutOff(String clientId) {
        return line.isCut(clientId);
    }

    /** The broker's address, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return kafka.getBrokersAsString();
    }

    /** A client that is open as long as the broker is; not to be closed. */
    public Admin admin() {
        return admin;
    }

    /** Creates topics and returns when each of their partitions can be written and read. */
    public void create(List<NewTopic> topics) {
        await(() -> admin.createTopics(topics).all().get());
        var names = topics.stream().map(NewTopic::name).collect(Collectors.toSet());
        eventually(() -> topics().containsAll(names));
        awaitLeaders(names);
    }

    /**
     * A broker tells of a topic before it leads its partitions. If it refuses a producer's first batch for that and then takes
     * the second one, the producer tries the first one in vain until it gives up: its sequence is broken.
     */
    private void awaitLeaders(Set<String> topics) {
        var descriptions =
                await(() -> admin.describeTopics(topics).allTopicNames().get());
        var ends = descriptions.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        await(() -> admin.listOffsets(ends).all().get()); // only a leader can answer
    }

    /** The names of all topics but Kafka's own. */
    public Set<String> topics() {
        return await(() -> admin.listTopics(new ListTopicsOptions().listInternal(false))
                .names()
                .get());
    }

    /** All topics but Kafka's own, among them each one that the controller had made when this was called. */
    public Collection<TopicDescription> describeTopics() {
        var marker = "marker-" + UUID.randomUUID();
        create(List.of(new NewTopic(marker, 1, (short) 1))); // a broker learns of topics in the order of their making
        var descriptions =
                await(() -> admin.describeTopics(topics()).allTopicNames().get());
        await(() -> admin.deleteTopics(List.of(marker)).all().get());
        return descriptions.values().stream()
                .filter(topic -> !topic.name().equals(marker))
                .toList();
    }

    /** Deletes every topic but Kafka's own, and returns when they are gone. */
    public void deleteTopics() {
        var names = topics();
        if (names.isEmpty()) {
            return;
        }
        try {
            admin.deleteTopics(names).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw new IllegalStateException("The broker did not delete " + names, failed.getCause());
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
        eventually(() -> topics().isEmpty());
    }

    private static void eventually(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Patience.of(PATIENCE))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    private void stop() {
        admin.close(Duration.ZERO);
        line.close();
        kafka.destroy();
    }

    private interface Request<T> {
        T send() throws ExecutionException, InterruptedException;
    }

    private static <T> T await(Request<T> request) {
        try {
            return request.send();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "The embedded broker refused: " + failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for the embedded broker.", interrupted);
    }
}
