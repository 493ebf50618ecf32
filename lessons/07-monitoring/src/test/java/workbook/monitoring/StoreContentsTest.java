package workbook.monitoring;

import static java.util.stream.Collectors.toSet;
import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.engine.EventTime.START;
import static workbook.monitoring.ClicksPerPage.CLICKS;
import static workbook.monitoring.ClicksPerPage.CLICKS_PER_PAGE;
import static workbook.monitoring.ClicksPerPage.LONG_CLICKS_PER_PAGE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;
import workbook.testkit.RunningApplication;
import workbook.verdict.Verdict.Kind;

class StoreContentsTest {

    private static final int PARTITIONS = 2;

    /** In the order of their keys they change partitions; Kafka chooses the partition by the key. */
    private static final List<String> ON_PARTITION_0 = List.of("/home", "/search", "/terms");

    private static final List<String> ON_PARTITION_1 = List.of("/cart", "/orders");

    private static final Set<String> STORES = Set.of(CLICKS_PER_PAGE, LONG_CLICKS_PER_PAGE);

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(new NewTopic(CLICKS, PARTITIONS, (short) 1))
            .mistake(
                    InvalidStateStoreException.class::isInstance,
                    "a store could not be queried, and Kafka's exception went past: what is asked for is an answer that"
                            + " holds nothing.")
            .mistake(
                    thrown -> thrown instanceof IllegalStateException
                            && String.valueOf(thrown.getMessage()).contains("KafkaStreams is not running"),
                    "an instance that no longer runs was asked, and Kafka's exception went past: what is asked for is an"
                            + " answer that holds nothing.");

    private final WatchedStore store = new WatchedStore(CLICKS_PER_PAGE);

    @Test
    void before_the_instance_runs_nothing_is_known() {
        requireBegun();
        try (var streams = withoutBroker()) {
            requireNothingKnown(streams);
            streams.start(); // its thread looks for a broker, in vain: it is started, and does not run
            requireNothingKnown(streams);
        }
    }

    @Test
    void after_it_has_run_nothing_is_known() {
        requireBegun();
        var streams = withoutBroker();
        streams.close();

        requireNothingKnown(streams);
    }

    @Test
    void it_tells_how_much_is_in_each_store() {
        requireBegun();
        var application = startedWithClicks();

        exercise.check(entries(application.streams()))
                .mistake(
                        entries -> entries.values().stream().anyMatch(Optional::isEmpty),
                        "the instance runs, and nothing was told of a store.")
                .mistake(
                        entries -> Optional.of(6L).equals(entries.get(CLICKS_PER_PAGE)),
                        "the clicks were told, and not the entries: a page with two clicks is one entry.")
                .because(
                        "Five pages were clicked, and one of them for more than ten seconds. In memory a store knows its"
                                + " number of entries; RocksDB estimates it.")
                .is(Map.of(CLICKS_PER_PAGE, Optional.of(5L), LONG_CLICKS_PER_PAGE, Optional.of(1L)));
    }

    @Test
    void a_range_has_both_its_ends_and_is_in_order() {
        requireBegun();
        var application = startedWithClicks();

        exercise.check(range(application, "/home", "/search"))
                .mistake(Optional::isEmpty, "the instance runs, and nothing was told of the range.")
                .mistake(range -> keys(range).size() == 5, "all that the store holds was told, and not the range only.")
                .mistake(
                        range -> !keys(range).containsAll(List.of("/home", "/search")),
                        "an end of the range is missing: both belong to it.")
                .mistake(
                        range -> keys(range).size() == 3,
                        "the entries come partition by partition: each partition has a store of its own, and only"
                                + " inside of it the keys are in order.")
                .because("On this instance are two partitions: /home and /search are in one of them, /orders is in the"
                        + " other.")
                .is(Optional.of(List.of(pair("/home", 2L), pair("/orders", 1L), pair("/search", 1L))));
        exercise.check(range(application, "/a", "/b"))
                .mistake(
                        Optional::isEmpty,
                        "there is nothing from /a to /b, and the answer says that the store could not be queried.")
                .because("That nothing is there is an answer, too.")
                .is(Optional.of(List.of()));
    }

    @Test
    void nothing_is_left_open_and_nothing_told_in_part() {
        requireBegun();
        var application = startedWithClicks();
        range(application, "/home", "/search");
        entries(application.streams());
        exercise.check(store.open())
                .mistake(
                        open -> open > 0,
                        "what was opened was read and not closed: an iterator holds on to what it shows until the memory"
                                + " is gone.")
                .because("A KeyValueIterator has to be closed by whoever has asked for it, also when it is at its end.")
                .is(0);

        store.moveAwayWhileRead();
        var broken = range(application, "/home", "/search");

        exercise.check(store.open())
                .mistake(
                        open -> open > 0,
                        "the reading broke off, and the iterator is still open: it is only closed when all goes well.")
                .because("A store may move to another instance while it is read, and the next step throws.")
                .is(0);
        exercise.check(broken)
                .mistake(
                        Optional::isPresent, "the reading broke off, and what had been read was told as if it was all.")
                .because("A store may move to another instance while it is read. Half a range looks like a whole one.")
                .is(Optional.empty());
    }

    @Test
    void each_instance_tells_what_it_works_on_and_where_the_rest_is() {
        requireBegun();
        var applicationId = "store-contents-" + UUID.randomUUID();
        var instances = List.of(start(applicationId, "instance-1"), start(applicationId, "instance-2"));
        instances.forEach(instance ->
                instance.await("the two instances did not share the partitions", () -> isShared(instance.streams())));
        var on0 = instanceOf(0, instances);
        var on1 = instanceOf(1, instances);
        sendClicks();
        on0.awaitCaughtUp();
        instances.forEach(instance ->
                instance.await("an instance did not copy the other's stores", () -> isCopied(instance.streams())));

        exercise.check(List.of(keys(range(on0, "/cart", "/terms")), keys(range(on1, "/cart", "/terms"))))
                .mistake(
                        pages -> pages.stream().anyMatch(found -> found.size() == 5),
                        "one of two instances told all pages: its standby copies of what the other works on were told"
                                + " too, and they may be stale.")
                .because(
                        "Each instance works on one partition. Whoever wants all has to ask each instance for its own.")
                .is(ON_PARTITION_0, ON_PARTITION_1);
        exercise.check(List.of(
                        entries(on0.streams()).get(CLICKS_PER_PAGE),
                        entries(on1.streams()).get(CLICKS_PER_PAGE)))
                .mistake(
                        entries -> entries.contains(Optional.of(5L)),
                        "one of two instances told the number of all pages: its standby copies were counted too, and the"
                                + " sum of all instances would be too great.")
                .because("Each instance works on one partition, the first on three pages and the other on two.")
                .is(Optional.of(3L), Optional.of(2L));
        var host0 = Optional.of(host(0, on0));
        var host1 = Optional.of(host(1, on1));
        exercise.check(List.of(
                        hostOf(on0.streams(), "/cart"),
                        hostOf(on1.streams(), "/cart"),
                        hostOf(on0.streams(), "/home"),
                        hostOf(on1.streams(), "/home")))
                .mistake(
                        hosts -> hosts.contains(Optional.empty()),
                        "both instances run, and one of them does not tell where a page is.")
                .mistake(
                        hosts -> hosts.equals(List.of(host0, host1, host0, host1)),
                        "each instance names itself, whatever page is asked for.")
                .mistake(
                        hosts -> Set.copyOf(hosts).size() == 1,
                        "whatever page is asked for, the same instance is named.")
                .mistake(
                        hosts -> hosts.equals(List.of(host0, host0, host1, host1)),
                        "what was named is the instance that only keeps a copy.")
                .because(
                        "Each instance knows which partitions the others work on, and a page belongs to one partition.")
                .is(host1, host1, host0, host0);
    }

    /** An answer does not come from nowhere: who does not use the instance has not begun. */
    private void requireBegun() {
        try {
            if (!StoreContents.entries(null, STORES).isEmpty()) {
                return;
            }
        } catch (RuntimeException used) {
            return;
        }
        throw exercise.unsolved();
    }

    private void requireNothingKnown(KafkaStreams streams) {
        var why = "Its state is " + streams.state() + ". What is not known is neither nothing nor 0.";
        exercise.check(entries(streams))
                .mistake(
                        entries -> entries.size() < STORES.size(),
                        "a store was left out: that it cannot be queried has to be seen.")
                .mistake(
                        entries -> entries.containsValue(Optional.of(0L)),
                        "a store that cannot be queried now was said to be empty.")
                .because(why)
                .is(Map.of(CLICKS_PER_PAGE, Optional.empty(), LONG_CLICKS_PER_PAGE, Optional.empty()));
        exercise.check(range(streams, "/a", "/z"))
                .mistake(Optional::isPresent, "a range was told of a store that cannot be queried now.")
                .because(why)
                .is(Optional.empty());
        exercise.check(hostOf(streams, "/home"))
                .mistake(
                        Optional.of(HostInfo.unavailable())::equals,
                        "'unavailable' was told as if it was an instance: that is how Kafka says that it does not know.")
                .because(why)
                .is(Optional.empty());
    }

    private KafkaStreams withoutBroker() {
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "store-contents");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        return new KafkaStreams(exercise.build(ClicksPerPage::build, Map.of()).topology(), config);
    }

    private RunningApplication startedWithClicks() {
        var application = exercise.start(builder -> ClicksPerPage.build(builder, store), Map.of());
        sendClicks();
        application.awaitCaughtUp();
        return application;
    }

    private RunningApplication start(String applicationId, String host) {
        return exercise.start(
                ClicksPerPage::build,
                Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG,
                        applicationId,
                        StreamsConfig.APPLICATION_SERVER_CONFIG,
                        host + ":8080",
                        StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
                        1,
                        // Its answer tells the first instance of the second.
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                        100));
    }

    private static RunningApplication instanceOf(int partition, List<RunningApplication> instances) {
        return instances.stream()
                .filter(instance -> partitions(instance.streams()).equals(Set.of(partition)))
                .findFirst()
                .orElseThrow();
    }

    /** The server of the instance that works on a partition. */
    private static HostInfo host(int partition, RunningApplication any) {
        return any.streams().metadataForAllStreamsClients().stream()
                .filter(client -> client.topicPartitions().equals(Set.of(new TopicPartition(CLICKS, partition))))
                .findFirst()
                .orElseThrow()
                .hostInfo();
    }

    /** Whether each instance works on one partition and keeps a copy of the other, and this one knows that. */
    private static boolean isShared(KafkaStreams instance) {
        return instance.state() == State.RUNNING
                && partitions(instance).size() == 1
                && instance.metadataForAllStreamsClients().size() == 2
                && instance.metadataForAllStreamsClients().stream()
                        .allMatch(client -> client.topicPartitions().size() == 1
                                && client.standbyTopicPartitions().size() == 1);
    }

    private static Set<Integer> partitions(KafkaStreams instance) {
        return instance.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .map(TopicPartition::partition)
                .collect(toSet());
    }

    /** Whether an instance has the changelog of the other's partition, too. */
    private static boolean isCopied(KafkaStreams instance) {
        var ofClicks = instance.allLocalStorePartitionLags().get(CLICKS_PER_PAGE);
        return ofClicks != null
                && ofClicks.size() == PARTITIONS
                && ofClicks.values().stream().allMatch(lag -> lag.currentOffsetPosition() > 0 && lag.offsetLag() == 0);
    }

    private void sendClicks() {
        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                click("/terms", 5),
                click("/search", 5),
                click("/orders", 5),
                click("/home", 20),
                click("/home", 5),
                click("/cart", 5));
    }

    private static ProducerRecord<String, Click> click(String page, int seconds) {
        return new ProducerRecord<>(CLICKS, null, START.toEpochMilli(), page, new Click("user1", page, seconds, START));
    }

    private Map<String, Optional<Long>> entries(KafkaStreams streams) {
        return told("entries", StoreContents.entries(streams, STORES));
    }

    private Optional<List<KeyValue<String, Long>>> range(RunningApplication instance, String from, String to) {
        return range(instance.streams(), from, to);
    }

    private Optional<List<KeyValue<String, Long>>> range(KafkaStreams streams, String from, String to) {
        return told("range", StoreContents.range(streams, CLICKS_PER_PAGE, from, to));
    }

    private Optional<HostInfo> hostOf(KafkaStreams streams, String page) {
        return told("hostOf", StoreContents.hostOf(streams, CLICKS_PER_PAGE, page));
    }

    private <T> T told(String method, T answer) {
        if (answer == null) {
            throw exercise.fault(
                    Kind.WRONG_RESULT,
                    method + " returned null.",
                    "What is not known has an answer that holds nothing.");
        }
        return answer;
    }

    private static List<String> keys(Optional<List<KeyValue<String, Long>>> range) {
        return range.stream().flatMap(List::stream).map(entry -> entry.key).toList();
    }
}
