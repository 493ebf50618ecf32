package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.EveryCount.EVERY_CLICK_COUNT;
import static workbook.aggregations.EveryCount.EVERY_COUNT_STORE;
import static workbook.aggregations.EveryCount.LATEST_CLICK_COUNT;
import static workbook.aggregations.EveryCount.LATEST_COUNT_STORE;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.engine.RecordedTopology;
import workbook.engine.TopologyRun;
import workbook.engine.TopologyTopics;
import workbook.testkit.BrokerExercise;

class EveryCountTest {

    /** What the cache holds stays there until the application closes. */
    private static final Map<String, Object> NO_COMMIT_BEFORE_THE_END =
            Map.of(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Duration.ofHours(1).toMillis());

    /** Kafka's default, which the workbook's driver would turn off. */
    private static final Map<String, Object> WITH_CACHE =
            Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 10 * 1024 * 1024);

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, 1, (short) 1),
            new NewTopic(EVERY_CLICK_COUNT, 1, (short) 1),
            new NewTopic(LATEST_CLICK_COUNT, 1, (short) 1));

    @Test
    void each_count_has_a_topic_and_a_store_of_its_own() {
        var description = topology().topology().describe();
        var topics = TopologyTopics.of(description);

        exercise.check(List.copyOf(topics.inputs())).is(USER_CLICKS);
        exercise.check(List.copyOf(topics.outputs()))
                .because("Two readers want different things, so each gets a topic.")
                .isInAnyOrder(EVERY_CLICK_COUNT, LATEST_CLICK_COUNT);
        exercise.check(stores(description))
                .mistake(
                        got -> got.stream().anyMatch(store -> store.startsWith("KSTREAM-")),
                        "a store has a generated name, and nobody could ask for it.")
                .because("A cache belongs to a store, so each count needs its own. Materialized names a store;"
                        + " Named names an operator.")
                .satisfies(
                        stores -> stores.containsAll(List.of(EVERY_COUNT_STORE, LATEST_COUNT_STORE)),
                        "the stores " + EVERY_COUNT_STORE + " and " + LATEST_COUNT_STORE);
    }

    @Test
    void in_the_test_driver_both_tell_every_count() {
        try (var run = TopologyRun.start(topology())) {
            run.driver()
                    .createInputTopic(
                            USER_CLICKS,
                            Serdes.String().serializer(),
                            JsonSerdes.click().serializer())
                    .pipeValueList(List.of(click("user1"), click("user1"), click("user2")));

            for (var topic : List.of(EVERY_CLICK_COUNT, LATEST_CLICK_COUNT)) {
                exercise.check(counts(run.driver(), topic))
                        .mistake(
                                List::isEmpty,
                                "nothing came to '" + topic + "': the results are held back, or no click is counted.")
                        .because("TopologyTestDriver commits after every record, so it never shows what a cache"
                                + " does: it is not the test that tells you whether one is on.")
                        .is(pair("user1", 1L), pair("user1", 2L), pair("user2", 1L));
            }
        }
    }

    @Test
    void on_a_broker_the_cache_passes_on_the_latest_counts_only() {
        var application = exercise.start(EveryCount::build, NO_COMMIT_BEFORE_THE_END);
        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                Stream.of("user1", "user1", "user2", "user1", "user1")
                        .map(user -> new ProducerRecord<String, Click>(
                                USER_CLICKS, 0, START.toEpochMilli(), null, click(user)))
                        .toList());
        application.await(
                "the stores did not hold four clicks of user1 and one of user2",
                () -> Stream.of(EVERY_COUNT_STORE, LATEST_COUNT_STORE)
                        .allMatch(store -> holds(application.streams(), store, Map.of("user1", 4L, "user2", 1L))));
        application.close();

        exercise.check(counts(EVERY_CLICK_COUNT))
                .mistake(
                        got -> got.size() == 2 && got.contains(pair("user1", 4L)),
                        "only the latest counts came to 'every-click-count': the cache of its store is on, as"
                                + " it is by default.")
                .because("A cached store passes on what it holds when it commits. Of the results in between"
                        + " nobody hears, unless the store has no cache.")
                .isInAnyOrder(
                        pair("user1", 1L), pair("user1", 2L), pair("user2", 1L), pair("user1", 3L), pair("user1", 4L));
        exercise.check(counts(LATEST_CLICK_COUNT))
                .mistake(got -> got.size() == 5, "every count came to 'latest-click-count': its store has no cache.")
                .because("There was one commit, when the application closed, and the cache held the latest"
                        + " count of each user. Both stores end alike; what differs is how many results were"
                        + " told on the way.")
                .isInAnyOrder(pair("user1", 4L), pair("user2", 1L));
    }

    private RecordedTopology topology() {
        var topology = TopologyRun.build(EveryCount::build, WITH_CACHE);
        if (TopologyTopics.of(topology.topology().describe()).idle()) {
            throw exercise.unsolved();
        }
        return topology;
    }

    private static List<String> stores(TopologyDescription topology) {
        return topology.subtopologies().stream()
                .flatMap(subtopology -> subtopology.nodes().stream())
                .filter(TopologyDescription.Processor.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
                .distinct()
                .toList();
    }

    private static boolean holds(KafkaStreams streams, String store, Map<String, Long> counts) {
        try {
            var found = streams.store(
                    StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<String, Long>keyValueStore()));
            return counts.entrySet().stream().allMatch(count -> count.getValue().equals(found.get(count.getKey())));
        } catch (InvalidStateStoreException notYet) {
            return false;
        }
    }

    private static List<KeyValue<String, Long>> counts(TopologyTestDriver driver, String topic) {
        return driver.createOutputTopic(
                        topic, Serdes.String().deserializer(), Serdes.Long().deserializer())
                .readKeyValuesToList();
    }

    private List<KeyValue<String, Long>> counts(String topic) {
        return exercise.read(topic, Serdes.String(), Serdes.Long());
    }

    private static Click click(String user) {
        return new Click(user, "/home", 5, START);
    }
}
