package workbook.application;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.application.ExactlyOnce.CLICK_TOTALS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;

class ExactlyOnceTest {

    private static final Map<String, Object> READ_UNCOMMITTED =
            Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    private static final Map<String, Object> READ_COMMITTED =
            Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");

    /** Kafka would wait 45 s for a silent member of the group, and 10 s for the end of its transaction. */
    private static final Map<String, Object> QUICK_TO_NOTICE_A_CRASH = Map.of(
            StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
            0, // so that every count is told
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            1000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            200,
            StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
            1000);

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, 1, (short) 1), new NewTopic(CLICK_TOTALS, 1, (short) 1));

    private static final List<KeyValue<String, Long>> COUNTS =
            List.of(pair("user1", 1L), pair("user2", 1L), pair("user1", 2L), pair("user1", 3L));

    @Test
    void a_crash_neither_loses_nor_doubles_a_count() {
        var settings = applicationSettings();
        var first = exercise.startCrashable(ExactlyOnce::build, settings);
        send(click("user1"), click("user2"));
        first.awaitCaughtUp();
        first.crashBeforeCommit();
        send(click("user1"), click("user1"));
        first.awaitCrash();

        var second = exercise.start(ExactlyOnce::build, settings);
        second.awaitCaughtUp();
        second.await(
                "the transaction of the crashed instance was not aborted",
                () -> counts(READ_COMMITTED).size() >= COUNTS.size());

        exercise.check(counts(READ_UNCOMMITTED))
                .mistake(
                        got -> got.stream().anyMatch(count -> count.value > 3),
                        "clicks were counted twice: the second instance found them in the store's changelog and,"
                                + " because their offsets were not committed, in the topic again.")
                .because("The first instance crashed when it had written counts and not yet committed them. The second"
                        + " one wrote them again, so a reader of uncommitted records sees some twice.")
                .satisfies(
                        got -> Set.copyOf(got).equals(Set.copyOf(COUNTS)) && got.size() > COUNTS.size(),
                        "all counts up to 3 of user1 and 1 of user2, some of them twice");
        exercise.check(counts(readerSettings()))
                .mistake(
                        got -> got.size() > COUNTS.size(),
                        "the reader saw counts that were never committed: a consumer reads them too unless it is told"
                                + " otherwise.")
                .because(
                        "Exactly-once has two halves: the application writes in transactions, and each reader passes over"
                                + " what was not committed.")
                .is(COUNTS);
    }

    private Map<String, Object> applicationSettings() {
        var settings = new HashMap<String, Object>(QUICK_TO_NOTICE_A_CRASH);
        ExactlyOnce.configureApplication(settings);
        if (settings.equals(QUICK_TO_NOTICE_A_CRASH) && readerSettings().isEmpty()) {
            throw exercise.unsolved();
        }
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "exactly-once-" + UUID.randomUUID());
        return settings;
    }

    private static Map<String, Object> readerSettings() {
        var settings = new HashMap<String, Object>();
        ExactlyOnce.configureReader(settings);
        return settings;
    }

    private List<KeyValue<String, Long>> counts(Map<String, Object> reader) {
        return exercise.read(CLICK_TOTALS, Serdes.String(), Serdes.Long(), reader);
    }

    @SafeVarargs
    private void send(ProducerRecord<String, Click>... clicks) {
        exercise.send(Serdes.String(), JsonSerdes.click(), clicks);
    }

    private static ProducerRecord<String, Click> click(String user) {
        return new ProducerRecord<>(USER_CLICKS, user, new Click(user, "/home", 5, START));
    }
}
