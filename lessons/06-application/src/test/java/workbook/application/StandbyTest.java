package workbook.application;

import static workbook.application.Standby.CLICKS_OF_USERS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.application.Standby.RestoredRecords;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;

class StandbyTest {

    private static final int CLICKS = 30;

    /** Kafka would wait 45 s for a silent instance. */
    private static final Map<String, Object> QUICK_TO_NOTICE_A_CRASH = Map.of(
            StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0,
            StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 0, // nobody without a whole copy becomes the active one
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 1_500,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 300);

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, 1, (short) 1), new NewTopic(CLICKS_OF_USERS, 1, (short) 1));

    private final String applicationId = "standby-" + UUID.randomUUID();

    @Test
    void one_other_instance_keeps_a_copy() {
        exercise.check(replicas())
                .mistake(
                        replicas -> replicas == 0,
                        "no instance keeps a copy of a store beside the one that works on it.")
                .because("The changelog alone loses nothing, but whoever takes over has to read it through first.")
                .is(1);
    }

    @Test
    void records_are_counted_and_not_offsets() {
        replicas();
        var restored = new RestoredRecords();
        var changelog = new TopicPartition("changelog", 0);

        restored.onRestoreStart(changelog, "store", 0, 40);
        restored.onBatchRestored(changelog, "store", 14, 10);
        restored.onBatchRestored(changelog, "store", 40, 20);
        restored.onRestoreEnd(changelog, "store", 30);

        exercise.check(restored.count())
                .mistake(got -> got == 0, "the listener does not count what it is told.")
                .mistake(got -> got == 40, "offsets were counted: not at each of them is a record.")
                .mistake(got -> got == 60, "each record was counted twice: the end tells the sum of the batches.")
                .because("Two batches of 10 and 20 records were restored, from 40 offsets.")
                .is(30L);
    }

    @Test
    void who_has_a_copy_restores_nothing_when_the_other_crashes() {
        var restored = new RestoredRecords();
        var first = exercise.startCrashable(Standby::build, settings());
        sendClicks(CLICKS);
        first.awaitCaughtUp();
        var second =
                exercise.start(Standby::build, settings(), streams -> streams.setGlobalStateRestoreListener(restored));
        second.await("the second instance did not copy the store", () -> isCopied(second.streams()));

        first.crash();
        sendClicks(1);
        second.awaitCaughtUp();

        var counts = exercise.read(CLICKS_OF_USERS, Serdes.String(), Serdes.Long());
        exercise.check(counts.get(counts.size() - 1).value)
                .because("A copy, or else the changelog, holds all that was counted before the crash.")
                .is(CLICKS + 1L);
        exercise.check(restored.count())
                .because("The survivor's copy was up to date, so its standby task became the active one at once.")
                .is(0L);
    }

    private int replicas() {
        var settings = settings();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        return new StreamsConfig(settings).getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG);
    }

    private Map<String, Object> settings() {
        var learners = new HashMap<String, Object>();
        Standby.configure(learners);
        if (learners.isEmpty()) {
            throw exercise.unsolved();
        }
        learners.putAll(QUICK_TO_NOTICE_A_CRASH);
        learners.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        return learners;
    }

    /** Whether an instance has a standby task, and has read all counts from the changelog. */
    private static boolean isCopied(KafkaStreams instance) {
        var hasStandby = instance.metadataForLocalThreads().stream()
                .anyMatch(thread -> !thread.standbyTasks().isEmpty());
        return hasStandby
                && instance.allLocalStorePartitionLags().values().stream()
                        .flatMap(partitions -> partitions.values().stream())
                        .anyMatch(lag -> lag.currentOffsetPosition() == CLICKS && lag.offsetLag() == 0);
    }

    private void sendClicks(int clicks) {
        var click = new ProducerRecord<>(USER_CLICKS, "user1", new Click("user1", "/home", 5, START));
        exercise.send(Serdes.String(), JsonSerdes.click(), Collections.nCopies(clicks, click));
    }
}
