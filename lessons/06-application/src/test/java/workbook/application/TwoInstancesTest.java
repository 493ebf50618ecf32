package workbook.application;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.application.TwoInstances.CLICKS_OF_USERS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;
import workbook.testkit.RunningApplication;

class TwoInstancesTest {

    private static final int PARTITIONS = 3;

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, PARTITIONS, (short) 1), new NewTopic(CLICKS_OF_USERS, 1, (short) 1));

    @TempDir
    Path disk;

    private final String applicationId = "two-instances-" + UUID.randomUUID();

    @Test
    void they_are_one_application() {
        exercise.check(List.of(applicationId(1), applicationId(2)))
                .mistake(
                        ids -> !ids.get(0).equals(ids.get(1)),
                        "each instance has an application id of its own: each would count all clicks for itself.")
                .because("The application id is the name of the group: its members share the partitions.")
                .is(applicationId, applicationId);
    }

    @Test
    void each_has_its_own_state_directory() {
        exercise.check(List.of(directory(1), directory(2)))
                .mistake(
                        directories -> directories.stream().anyMatch(directory -> !directory.startsWith(disk)),
                        "a state directory is not below the disk that was given.")
                .mistake(
                        directories -> directories.get(0).equals(directories.get(1)),
                        "the instances share a state directory.")
                .because(
                        "An instance locks its state directory. On one machine a second one that uses the same does not"
                                + " start as soon as a store is kept on disk.")
                .satisfies(
                        directories -> !directories.get(0).equals(directories.get(1))
                                && directories.stream().allMatch(directory -> directory.startsWith(disk)),
                        "two different directories below " + disk);
    }

    @Test
    void a_silent_instance_is_given_up_within_two_seconds() {
        exercise.check(consumerSetting(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG))
                .mistake(
                        session -> session == 45_000,
                        "the group waits 45 s for a sign of life, as it does by default: so long nobody would count the"
                                + " clicks that a crashed instance leaves.")
                .because("The broker cannot know that an instance has crashed. It only hears nothing, and waits for the"
                        + " session timeout.")
                .satisfies(session -> session <= 2_000, "a session timeout of at most 2000 ms");
        exercise.check(consumerSetting(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG))
                .mistake(
                        heartbeat -> heartbeat == 3_000,
                        "a heartbeat comes only every 3 s, as it does by default: each instance would be given up while"
                                + " it is alive.")
                .because(
                        "One heartbeat that is late must not end a membership: Kafka advises a heartbeat.interval.ms of at"
                                + " most a third of the session timeout.")
                .satisfies(
                        heartbeat -> heartbeat * 3 <= consumerSetting(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                        "heartbeats at least three times in a session timeout");
    }

    @Test
    void the_survivor_takes_over_what_a_crashed_instance_leaves() {
        var first = exercise.startCrashable(TwoInstances::build, settings(1));
        var second = exercise.start(TwoInstances::build, settings(2));
        second.await(
                "the two instances did not share the three tasks",
                () -> tasks(first) > 0 && tasks(second) > 0 && tasks(first) + tasks(second) == PARTITIONS);
        sendOneClickToEachPartition();
        second.awaitCaughtUp();

        first.crash();
        sendOneClickToEachPartition();
        second.awaitCaughtUp();

        exercise.check(exercise.read(CLICKS_OF_USERS, Serdes.String(), Serdes.Long()))
                .because(
                        "The survivor restores the counts of the partitions that it takes over from the store's changelog,"
                                + " and goes on where the other had committed.")
                .isInAnyOrder(
                        pair("user0", 1L),
                        pair("user1", 1L),
                        pair("user2", 1L),
                        pair("user0", 2L),
                        pair("user1", 2L),
                        pair("user2", 2L));
    }

    private Map<String, Object> settings(int instance) {
        var settings = new HashMap<String, Object>();
        TwoInstances.configure(settings, applicationId, disk, instance);
        if (settings.isEmpty()) {
            throw exercise.unsolved();
        }
        return settings;
    }

    private String applicationId(int instance) {
        return String.valueOf(settings(instance).get(StreamsConfig.APPLICATION_ID_CONFIG));
    }

    private Path directory(int instance) {
        return Path.of(String.valueOf(settings(instance).get(StreamsConfig.STATE_DIR_CONFIG)));
    }

    /** What an instance's consumer would get, whether it is set with or without a prefix, or not at all. */
    private int consumerSetting(String name) {
        var settings = settings(1);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        var consumer = new StreamsConfig(settings).getMainConsumerConfigs(applicationId, "client", 0);
        return Integer.parseInt(String.valueOf(
                new ConsumerConfig(withDeserializers(consumer)).values().get(name)));
    }

    private static Map<String, Object> withDeserializers(Map<String, Object> consumer) {
        var complete = new HashMap<>(consumer);
        var bytes = Serdes.ByteArray().deserializer().getClass();
        complete.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
        complete.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
        return complete;
    }

    private static int tasks(RunningApplication instance) {
        return instance.streams().metadataForLocalThreads().stream()
                .mapToInt(thread -> thread.activeTasks().size())
                .sum();
    }

    /** user0 on partition 0, and so on. */
    private void sendOneClickToEachPartition() {
        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new ProducerRecord<>(
                                USER_CLICKS,
                                partition,
                                "user" + partition,
                                new Click("user" + partition, "/home", 5, START)))
                        .toList());
    }
}
