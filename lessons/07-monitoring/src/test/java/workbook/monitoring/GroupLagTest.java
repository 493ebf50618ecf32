package workbook.monitoring;

import static workbook.engine.EventTime.START;
import static workbook.monitoring.ClicksPerPage.CLICKS;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;
import workbook.testkit.RunningApplication;
import workbook.verdict.Verdict.Kind;

class GroupLagTest {

    private static final String OTHER_CLICKS = "other-clicks";

    private static final TopicPartition CLICKS_0 = new TopicPartition(CLICKS, 0);
    private static final TopicPartition CLICKS_1 = new TopicPartition(CLICKS, 1);
    private static final TopicPartition OTHER_CLICKS_0 = new TopicPartition(OTHER_CLICKS, 0);

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
                    new NewTopic(CLICKS, 2, (short) 1), new NewTopic(OTHER_CLICKS, 1, (short) 1))
            .mistake(
                    thrown -> thrown instanceof NullPointerException
                            && String.valueOf(thrown.getMessage()).contains("OffsetAndMetadata.offset()"),
                    "an offset was asked of a commit that is not there: the group has never committed that partition.");

    private final String group = "group-lag-" + UUID.randomUUID();

    @Test
    void each_partition_of_the_topics_lags_by_what_is_behind_its_commit() throws Exception {
        requireBegun();
        send(Map.of(CLICKS_0, 4, CLICKS_1, 3, OTHER_CLICKS_0, 5));
        commit(Map.of(CLICKS_0, 1L, CLICKS_1, 1L, OTHER_CLICKS_0, 5L));

        exercise.check(lag(CLICKS, OTHER_CLICKS))
                .mistake(
                        lag -> !lag.keySet().containsAll(Set.of(CLICKS_0, CLICKS_1, OTHER_CLICKS_0)),
                        "a partition is missing: there are two of one topic and one of the other.")
                .mistake(
                        lag -> lag.equals(Map.of(CLICKS_0, -3L, CLICKS_1, -2L, OTHER_CLICKS_0, 0L)),
                        "the lag is negative: it is the end less the commit, not the other way round.")
                .mistake(
                        lag -> lag.equals(Map.of(CLICKS_0, -1L, CLICKS_1, -1L, OTHER_CLICKS_0, -5L)),
                        "the commits were compared with the earliest offsets, not with the ends.")
                .mistake(
                        lag -> lag.equals(Map.of(CLICKS_0, 5L, CLICKS_1, 5L, OTHER_CLICKS_0, 0L)),
                        "each partition was given the lag of its whole topic.")
                .mistake(
                        lag -> lag.equals(Map.of(CLICKS_0, 4L, CLICKS_1, 3L, OTHER_CLICKS_0, 5L)),
                        "what was told is where each partition ends, not how far the group is from there.")
                .mistake(
                        lag -> lag.equals(Map.of(CLICKS_0, 1L, CLICKS_1, 1L, OTHER_CLICKS_0, 5L)),
                        "what was told is what the group has committed, not what it has before it.")
                .because("Of four records one is committed, of three one, and of five all.")
                .is(Map.of(CLICKS_0, 3L, CLICKS_1, 2L, OTHER_CLICKS_0, 0L));
        exercise.check(lag(OTHER_CLICKS))
                .mistake(
                        lag -> lag.containsKey(CLICKS_0) || lag.containsKey(CLICKS_1),
                        "a topic was told of that was not asked for: the group has commits of other topics, too.")
                .because("One topic was asked for.")
                .is(Map.of(OTHER_CLICKS_0, 0L));
    }

    @Test
    void what_was_never_committed_lags_from_its_earliest_offset() throws Exception {
        requireBegun();
        send(Map.of(CLICKS_0, 5, CLICKS_1, 6));
        exercise.admin()
                .deleteRecords(Map.of(CLICKS_1, RecordsToDelete.beforeOffset(4)))
                .all()
                .get();
        commit(Map.of(CLICKS_0, 2L));

        exercise.check(lag(CLICKS))
                .mistake(
                        lag -> !lag.containsKey(CLICKS_1),
                        "a partition that the group has never committed was left out: just where nothing is done, nothing"
                                + " would be seen.")
                .mistake(
                        lag -> lag.get(CLICKS_1) == 0,
                        "a partition that the group has never committed was told as caught up.")
                .mistake(
                        lag -> lag.get(CLICKS_1) == 6,
                        "a partition that the group has never committed was counted from offset 0, where there are no"
                                + " records any more.")
                .because("Of one partition two of five records are committed. Of the other nothing is, and of its six"
                        + " records the first four were deleted.")
                .is(Map.of(CLICKS_0, 3L, CLICKS_1, 2L));
        exercise.check(lagOf("unheard-of-" + UUID.randomUUID(), CLICKS))
                .because("A group that has never been there has all records still before it.")
                .is(Map.of(CLICKS_0, 5L, CLICKS_1, 2L));
    }

    @Test
    void an_application_lags_by_what_came_after_it_was_closed() throws Exception {
        requireBegun();
        requireLagOfWhatCameLater(GroupProtocol.CLASSIC);
    }

    @Test
    void one_of_the_streams_protocol_lags_just_the_same() throws Exception {
        requireBegun();
        requireLagOfWhatCameLater(GroupProtocol.STREAMS);
    }

    @Test
    void under_a_steady_load_no_lag_is_negative_or_more_than_was_sent() throws Exception {
        requireBegun();
        var application = start(GroupProtocol.CLASSIC);
        var sent = new AtomicLong();
        var admin = SteadyLoad.before(exercise.admin(), () -> {
            sendAndAwait(application, 1, 1);
            sent.incrementAndGet();
        });

        var lag = told(GroupLag.of(admin, group, Set.of(CLICKS)));

        exercise.check(lag)
                .mistake(
                        told -> told.values().stream().anyMatch(records -> records < 0),
                        "a lag is negative: while you asked, records came and were committed, behind the ends that you"
                                + " had got before.")
                .because(
                        "The application goes on while you ask. What is asked first is older: ask for the commits before"
                                + " the ends.")
                .satisfies(
                        told -> told.keySet().equals(Set.of(CLICKS_0, CLICKS_1))
                                && told.values().stream().allMatch(records -> records >= 0 && records <= sent.get()),
                        "of each partition a lag from 0 to " + sent);
    }

    private void requireBegun() throws Exception {
        exercise.requireUse(Admin.class, admin -> GroupLag.of(admin, group, Set.of(CLICKS)));
    }

    private void requireLagOfWhatCameLater(GroupProtocol protocol) throws Exception {
        var application = start(protocol);
        sendAndAwait(application, 3, 1);
        exercise.check(lag(CLICKS))
                .because("The application has processed and committed all that came.")
                .is(Map.of(CLICKS_0, 0L, CLICKS_1, 0L));

        application.close();
        send(Map.of(CLICKS_0, 5, CLICKS_1, 2));

        exercise.check(lag(CLICKS))
                .mistake(
                        lag -> lag.equals(Map.of(CLICKS_0, 0L, CLICKS_1, 0L)),
                        "records came after the application was closed, and the lag is still 0.")
                .because(
                        "The group keeps its commits when nobody is in it. Five records came on one partition since, and"
                                + " two on the other.")
                .is(Map.of(CLICKS_0, 5L, CLICKS_1, 2L));
    }

    private RunningApplication start(GroupProtocol protocol) throws Exception {
        if (protocol == GroupProtocol.STREAMS) {
            letMembersHearOfTheirTasksAtOnce();
        }
        return exercise.start(
                ClicksPerPage::build,
                Map.of(
                        StreamsConfig.APPLICATION_ID_CONFIG,
                        group,
                        StreamsConfig.GROUP_PROTOCOL_CONFIG,
                        protocol.name()));
    }

    /** A new group would wait 3 s for more members, and tell a member of its tasks with its next heartbeat, after 5 s. */
    private void letMembersHearOfTheirTasksAtOnce() throws Exception {
        var settings = Map.of("streams.initial.rebalance.delay.ms", "0", "streams.heartbeat.interval.ms", "20");
        exercise.admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.GROUP, group),
                        settings.entrySet().stream()
                                .map(setting -> new ConfigEntry(setting.getKey(), setting.getValue()))
                                .map(entry -> new AlterConfigOp(entry, OpType.SET))
                                .toList()))
                .all()
                .get();
    }

    private void sendAndAwait(RunningApplication application, int onPartition0, int onPartition1) {
        send(Map.of(CLICKS_0, onPartition0, CLICKS_1, onPartition1));
        application.awaitCaughtUp();
    }

    private void send(Map<TopicPartition, Integer> clicks) {
        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                clicks.entrySet().stream()
                        .flatMap(some -> Collections.nCopies(some.getValue(), click(some.getKey())).stream())
                        .toList());
    }

    private static ProducerRecord<String, Click> click(TopicPartition to) {
        return new ProducerRecord<>(
                to.topic(), to.partition(), START.toEpochMilli(), "/home", new Click("user1", "/home", 5, START));
    }

    /** As a member of the group would do it, without one. */
    private void commit(Map<TopicPartition, Long> offsets) throws Exception {
        var committed = offsets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, offset -> new OffsetAndMetadata(offset.getValue())));
        exercise.admin().alterConsumerGroupOffsets(group, committed).all().get();
    }

    private Map<TopicPartition, Long> lag(String... topics) throws Exception {
        return lagOf(group, topics);
    }

    private Map<TopicPartition, Long> lagOf(String someGroup, String... topics) throws Exception {
        return told(GroupLag.of(exercise.admin(), someGroup, Set.of(topics)));
    }

    private Map<TopicPartition, Long> told(Map<TopicPartition, Long> lag) {
        if (lag == null) {
            throw exercise.fault(Kind.WRONG_RESULT, "null was told instead of the lag of each partition.", "");
        }
        return lag;
    }
}
