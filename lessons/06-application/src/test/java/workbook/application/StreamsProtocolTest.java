package workbook.application;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.application.StreamsProtocol.CLICKS_OF_USERS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;
import workbook.testkit.RunningApplication;

class StreamsProtocolTest {

    private static final int PARTITIONS = 3;

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, PARTITIONS, (short) 1), new NewTopic(CLICKS_OF_USERS, 1, (short) 1));

    private final String applicationId = "streams-protocol-" + UUID.randomUUID();

    @Test
    void an_instance_joins_with_the_streams_protocol() {
        exercise.check(String.valueOf(settings().get(StreamsConfig.GROUP_PROTOCOL_CONFIG))
                        .toLowerCase(Locale.ROOT))
                .mistake(
                        protocol -> protocol.equals("consumer"),
                        "that is the protocol of plain consumers (KIP-848): it knows nothing of tasks and stores.")
                .mistake(
                        protocol -> !protocol.equals("streams"),
                        "the instance joins with the classic protocol, as it does by default.")
                .because("The broker assigns tasks only to a group of type streams, and all members must be of it.")
                .is("streams");
    }

    @Test
    void the_group_gives_up_a_silent_instance_within_two_seconds() throws Exception {
        exercise.requireUse(Admin.class, admin -> StreamsProtocol.configureGroup(admin, applicationId));
        StreamsProtocol.configureGroup(exercise.admin(), applicationId);

        exercise.check(groupSetting("streams.session.timeout.ms"))
                .mistake(
                        session -> session == 45_000,
                        "the group still waits 45 s for a sign of life: its own configuration decides, not what an"
                                + " instance sets.")
                .because("In the streams protocol the session timeout is a matter of the group, so that all its members"
                        + " have the same.")
                .satisfies(session -> session <= 2_000, "a session timeout of at most 2000 ms");
        exercise.check(groupSetting("streams.heartbeat.interval.ms"))
                .mistake(
                        heartbeat -> heartbeat * 3 > groupSetting("streams.session.timeout.ms"),
                        "heartbeats come too seldom: one that is late would end the membership of a living instance.")
                .because(
                        "The broker insists only on a heartbeat that is shorter than the session. What is advised is a third of it.")
                .satisfies(
                        heartbeat -> heartbeat * 3 <= groupSetting("streams.session.timeout.ms"),
                        "heartbeats at least three times in a session timeout");
    }

    @Test
    void the_survivor_takes_over_what_a_crashed_instance_leaves() throws Exception {
        letTheFirstInstanceStartAtOnce();
        StreamsProtocol.configureGroup(exercise.admin(), applicationId);
        var first = exercise.startCrashable(StreamsProtocol::build, settings());
        var second = exercise.start(StreamsProtocol::build, settings());
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

    /** A new group would wait 3 s for more members before it assigns tasks. */
    private void letTheFirstInstanceStartAtOnce() throws Exception {
        var withoutDelay = new AlterConfigOp(new ConfigEntry("streams.initial.rebalance.delay.ms", "0"), OpType.SET);
        exercise.admin()
                .incrementalAlterConfigs(
                        Map.of(new ConfigResource(ConfigResource.Type.GROUP, applicationId), List.of(withoutDelay)))
                .all()
                .get();
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        StreamsProtocol.configure(settings);
        if (settings.isEmpty()) {
            throw exercise.unsolved();
        }
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        return settings;
    }

    private int groupSetting(String name) {
        var group = new ConfigResource(ConfigResource.Type.GROUP, applicationId);
        try {
            return Integer.parseInt(exercise.admin()
                    .describeConfigs(List.of(group))
                    .all()
                    .get()
                    .get(group)
                    .get(name)
                    .value());
        } catch (ExecutionException | InterruptedException untold) {
            throw new IllegalStateException("The broker did not tell the group's configuration.", untold);
        }
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
