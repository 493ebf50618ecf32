package workbook.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
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
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workbook.engine.EmbeddedBroker;
import workbook.engine.Patience;
import workbook.engine.RecordedTopology;
import workbook.engine.StateDirectory;
import workbook.engine.TopologyTopics;
import workbook.verdict.Verdict.Kind;

/**
 * An exercise that needs a real broker: the embedded one, which starts when a test first asks for it. Each test gets its own
 * topics, application ids and clients; all of them are gone when it ends.
 *
 * <pre>{@code
 * @RegisterExtension
 * final BrokerExercise exercise = BrokerExercise.withTopics(new NewTopic(USER_CLICKS, 3, (short) 1));
 *
 * @Test
 * void every_user_is_counted() {
 *     var application = exercise.start(ClicksPerUser::build, Map.of());
 *     exercise.send(USER_CLICKS, Serdes.String(), JsonSerdes.click(), new ProducerRecord<>(USER_CLICKS, click));
 *     application.awaitCaughtUp();
 *     exercise.check(exercise.read(CLICKS_PER_USER, Serdes.String(), Serdes.Long())).is(...);
 * }
 * }</pre>
 *
 * <p>What a topology alone shows to be wrong gives a verdict before any client starts: an exercise that nobody has begun costs
 * milliseconds.
 */
public final class BrokerExercise extends ExerciseExtension<BrokerExercise> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Kafka's default of 500 ms would be spent on every close: a client waits for the fetch that it has under way. */
    private static final int FETCH_WAIT_MILLIS = 20;

    /** How long a producer looks for a topic that nobody made: by default a minute, longer than a learner's check may take. */
    private static final Duration FOR_A_MISSING_TOPIC = Duration.ofSeconds(1);

    /** How long what has crashed tries to say goodbye, in vain: by default a minute. */
    private static final int GOODBYE_MILLIS = 10_000;

    /** Numbers each group, and each instance that is to crash, of this JVM and so of its broker. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final List<NewTopic> topics;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<RecordedTopology> topologies = new ArrayList<>();

    private EmbeddedBroker broker;

    private BrokerExercise(List<NewTopic> topics) {
        this.topics = topics;
    }

    /**
     * An exercise with these topics, which are made when the broker is first needed and deleted after the test.
     *
     * @param topics name, partitions and a replication factor of 1
     */
    public static BrokerExercise withTopics(NewTopic... topics) {
        return new BrokerExercise(List.of(topics));
    }

    /** Code that is handed a client. */
    public interface ClientCode<T> {

        /** Runs the code. */
        void run(T client) throws Exception;
    }

    /**
     * Demands that code calls the client that it is handed, before the broker starts for it. The first call ends the code.
     *
     * @param client the client's interface
     * @param code the learner's method
     * @throws workbook.verdict.VerdictError the exercise's task, if the code calls nothing
     */
    @SuppressWarnings("unchecked")
    public <T> void requireUse(Class<? super T> client, ClientCode<T> code) throws Exception {
        var watched =
                Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client}, (self, method, arguments) -> {
                    throw new Called();
                });
        try {
            code.run((T) watched);
        } catch (Called used) {
            return;
        }
        throw unsolved();
    }

    /** An error rather than an exception, so that a learner's catch clause does not swallow it. */
    private static final class Called extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** The broker's address, for {@code bootstrap.servers}; starts it if need be. */
    public String bootstrapServers() {
        return broker().bootstrapServers();
    }

    /**
     * All topics but Kafka's own. A broker hears of a topic a moment after its making is confirmed, so {@code Admin} may not
     * find it yet; this does.
     */
    public Collection<TopicDescription> topics() {
        return broker().describeTopics();
    }

    /** An admin client; closed after the test. The broker starts with its first call, not before. */
    public Admin admin() {
        return lazily(
                Admin.class,
                () -> closing(Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))));
    }

    /**
     * A producer; closed after the test. The broker starts with its first call, not before.
     *
     * @param config settings beside or instead of the usual ones
     */
    @SuppressWarnings("unchecked")
    public <K, V> Producer<K, V> producer(Serde<K> key, Serde<V> value, Map<String, Object> config) {
        return lazily(Producer.class, () -> closing(newProducer(key, value, config)));
    }

    /**
     * A consumer that reads every topic from its beginning, in a group of its own; closed after the test. The broker starts
     * with its first call, not before.
     */
    @SuppressWarnings("unchecked")
    public <K, V> org.apache.kafka.clients.consumer.Consumer<K, V> consumer(Serde<K> key, Serde<V> value) {
        return lazily(
                org.apache.kafka.clients.consumer.Consumer.class, () -> closing(newConsumer(key, value, Map.of())));
    }

    /**
     * Sends records and returns when the broker has them all.
     *
     * @param records with topic, and with partition and timestamp where they matter
     */
    @SafeVarargs
    public final <K, V> void send(Serde<K> key, Serde<V> value, ProducerRecord<K, V>... records) {
        send(key, value, Arrays.asList(records));
    }

    /** Sends records and returns when the broker has them all. */
    public <K, V> void send(Serde<K> key, Serde<V> value, Collection<ProducerRecord<K, V>> records) {
        var own = Map.<String, Object>of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, Patience.of(PATIENCE).toMillis());
        waiting(() -> {
            try (var producer = newProducer(key, value, own)) {
                var sent = records.stream().map(producer::send).toList();
                producer.flush();
                sent.forEach(BrokerExercise::requireAcknowledged);
            }
            return null;
        });
    }

    /** A flush returns when each record has come through or has failed, and does not say which. */
    private static void requireAcknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException lost) {
            throw new IllegalStateException(
                    "The exercise's own records did not reach the broker: "
                            + lost.getCause().getMessage(),
                    lost.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending the exercise's own records.", interrupted);
        }
    }

    /**
     * Everything that a topic holds now, from its beginning, read-committed. Within a partition the order is the topic's;
     * partitions follow each other by number.
     */
    public <K, V> List<ConsumerRecord<K, V>> readRecords(String topic, Serde<K> key, Serde<V> value) {
        return readRecords(topic, key, value, Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
    }

    private <K, V> List<ConsumerRecord<K, V>> readRecords(
            String topic, Serde<K> key, Serde<V> value, Map<String, Object> reader) {
        return waiting(() -> readToEnd(topic, key, value, reader));
    }

    private <K, V> List<ConsumerRecord<K, V>> readToEnd(
            String topic, Serde<K> key, Serde<V> value, Map<String, Object> reader) {
        try (var consumer = newConsumer(expected("key", key), expected("value", value), reader)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                    .toList();
            var records = new ArrayList<ConsumerRecord<K, V>>();
            for (var partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).get(partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(PATIENCE).forEach(records::add);
                }
            }
            return records;
        }
    }

    private <T> Serde<T> expected(String part, Serde<T> form) {
        return Serdes.serdeFrom(form.serializer(), new ExpectedForm<>(form.deserializer(), part, attempt()));
    }

    /** The keys and values that a topic holds now; see {@link #readRecords}. */
    public <K, V> List<KeyValue<K, V>> read(String topic, Serde<K> key, Serde<V> value) {
        return pairs(readRecords(topic, key, value));
    }

    /**
     * The keys and values that a topic holds now for a consumer with settings of its own.
     *
     * @param reader the consumer's settings beside or instead of the usual ones; without an isolation level it reads
     *     uncommitted, as any consumer does
     */
    public <K, V> List<KeyValue<K, V>> read(String topic, Serde<K> key, Serde<V> value, Map<String, Object> reader) {
        return pairs(readRecords(topic, key, value, reader));
    }

    private static <K, V> List<KeyValue<K, V>> pairs(List<ConsumerRecord<K, V>> records) {
        return records.stream()
                .map(record -> KeyValue.pair(record.key(), record.value()))
                .toList();
    }

    /**
     * Returns when a condition holds, for what runs without a {@link RunningApplication}.
     *
     * @param otherwise what did not come to pass, for the verdict: a clause such as {@code "the application was not ready"}
     */
    public void await(String otherwise, Supplier<Boolean> condition) {
        var patience = Patience.of(PATIENCE);
        waiting(() -> {
            try {
                Awaitility.await()
                        .atMost(patience)
                        .pollInterval(Duration.ofMillis(20))
                        .pollDelay(Duration.ZERO)
                        .until(condition::get);
            } catch (ConditionTimeoutException tooLong) {
                throw fault(Kind.NEVER_ENDED, otherwise + " within " + patience.toSeconds() + " s.", "");
            }
            return null;
        });
    }

    /**
     * Runs the learner's topology as an application of its own, and returns when it is {@code RUNNING}.
     *
     * @param build the learner's method
     * @param config settings beside or instead of the usual ones; the application id, the broker and the state directory are
     *     this test's own unless given
     * @throws workbook.verdict.VerdictError if nothing is built yet, or the application fails on its way up
     */
    public RunningApplication start(Consumer<StreamsBuilder> build, Map<String, Object> config) {
        return start(build(build, config));
    }

    /**
     * As {@link #start(Consumer, Map)}, with a client that is prepared before it starts: listeners and handlers can only be
     * set then. A handler for uncaught exceptions that is set here takes the place of the exercise's own, which would give a
     * verdict on the exception.
     *
     * @param prepare what to do with the client before it starts
     */
    public RunningApplication start(
            Consumer<StreamsBuilder> build, Map<String, Object> config, Consumer<KafkaStreams> prepare) {
        return start(build(build, config), prepare);
    }

    /**
     * As {@link #start(Consumer, Map)}, for an instance that is to {@linkplain RunningApplication#crash() crash}. Until then
     * it works as any other.
     */
    public RunningApplication startCrashable(Consumer<StreamsBuilder> build, Map<String, Object> config) {
        return startCrashable(build, config, streams -> {});
    }

    /** As {@link #startCrashable(Consumer, Map)}, with a client that is prepared before it starts. */
    public RunningApplication startCrashable(
            Consumer<StreamsBuilder> build, Map<String, Object> config, Consumer<KafkaStreams> prepare) {
        var recorded = build(build, config);
        var settings = recorded.config();
        settings.put(
                StreamsConfig.CLIENT_ID_CONFIG,
                settings.get(StreamsConfig.APPLICATION_ID_CONFIG) + "-" + NUMBERS.incrementAndGet());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker().bootstrapServersOverLine());
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), GOODBYE_MILLIS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), GOODBYE_MILLIS);
        return run(recorded, prepare);
    }

    /**
     * Builds the learner's topology with this test's configuration, without running it or starting the broker: for exercises
     * whose topology alone shows the fault.
     *
     * @throws workbook.verdict.VerdictError if nothing is built yet
     */
    public RecordedTopology build(Consumer<StreamsBuilder> build, Map<String, Object> config) {
        var settings = new HashMap<String, Object>();
        settings.put(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "exercise-" + attempt().exercise().id() + "-" + NUMBERS.incrementAndGet());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, StateDirectory.another());
        // As on the driver; and the first store of RocksDB in a JVM costs a second of loading its library.
        settings.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        settings.putAll(config);
        var recorded = RecordedTopology.build(build, settings);
        if (TopologyTopics.of(recorded.topology().describe()).idle()) {
            throw unsolved();
        }
        return recorded;
    }

    /**
     * Runs what {@link #build} has built, and returns when it is {@code RUNNING}.
     *
     * @throws workbook.verdict.VerdictError if it reads or writes a topic that nobody made, or fails on its way up
     */
    public RunningApplication start(RecordedTopology recorded) {
        return start(recorded, streams -> {});
    }

    private RunningApplication start(RecordedTopology recorded, Consumer<KafkaStreams> prepare) {
        recorded.config().put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        return run(recorded, prepare);
    }

    private RunningApplication run(RecordedTopology recorded, Consumer<KafkaStreams> prepare) {
        var touched = TopologyTopics.of(recorded.topology().describe());
        requireTopics("reads", touched.inputs());
        requireTopics("writes to", touched.outputs());
        topologies.add(recorded);
        var application = closing(waiting(() -> new RunningApplication(recorded, broker(), this, PATIENCE, prepare)));
        application.awaitRunning();
        return application;
    }

    /** Kafka would only say so after the start, or try again without end. */
    private void requireTopics(String does, Set<String> named) {
        var missing = new TreeSet<>(named);
        topics.forEach(topic -> missing.remove(topic.name()));
        if (missing.isEmpty()) {
            return;
        }
        var existing = new TreeSet<>(broker().topics());
        missing.removeAll(existing);
        if (!missing.isEmpty()) {
            throw fault(
                    Kind.WRONG_TOPIC,
                    "the topology " + does + " '" + missing.first() + "', and there is no such topic.",
                    "The topics are '" + String.join("', '", existing) + "'; no other is made by itself.");
        }
    }

    @Override
    BrokerExercise self() {
        return this;
    }

    @Override
    List<RecordedTopology> topologies() {
        return List.copyOf(topologies);
    }

    @Override
    void release() {
        for (int i = open.size() - 1; i >= 0; i--) {
            close(open.get(i));
        }
        if (broker != null) {
            broker.deleteTopics();
        }
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception stuck) {
            throw new IllegalStateException(client + " did not close.", stuck);
        }
    }

    private EmbeddedBroker broker() {
        if (broker == null) {
            var started = waiting(EmbeddedBroker::get);
            started.deleteTopics();
            if (!topics.isEmpty()) {
                started.create(topics);
            }
            broker = started;
        }
        return broker;
    }

    private <T extends AutoCloseable> T closing(T client) {
        open.add(client);
        return client;
    }

    private <K, V> KafkaProducer<K, V> newProducer(Serde<K> key, Serde<V> value, Map<String, Object> more) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Patience.of(FOR_A_MISSING_TOPIC).toMillis());
        settings.putAll(more);
        return new KafkaProducer<>(settings, key.serializer(), value.serializer());
    }

    private <K, V> KafkaConsumer<K, V> newConsumer(Serde<K> key, Serde<V> value, Map<String, Object> more) {
        var settings = new HashMap<String, Object>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "exercise-reader-" + NUMBERS.incrementAndGet());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, key.deserializer(), value.deserializer());
    }

    /** A client that is made when its first method is called: a learner who calls none must not wait for a broker. */
    private static <T> T lazily(Class<T> client, Supplier<? extends T> make) {
        var made = new Object() {
            private T client;
        };
        var proxy =
                Proxy.newProxyInstance(client.getClassLoader(), new Class<?>[] {client}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(made, arguments);
                    }
                    if (made.client == null) {
                        made.client = make.get();
                    }
                    try {
                        return method.invoke(made.client, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return client.cast(proxy);
    }
}
