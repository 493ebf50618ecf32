package workbook.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import workbook.engine.EmbeddedBroker;
import workbook.engine.Patience;
import workbook.engine.RecordedTopology;
import workbook.engine.StateDirectory;
import workbook.engine.TopologyTopics;
import workbook.verdict.Verdict.Kind;

/**
 * A learner's topology as a running application on the embedded broker. An exception in one of its threads ends the wait
 * that is under way with a verdict on that exception.
 */
public final class RunningApplication implements AutoCloseable {

    /** What a client gets that will not stop anyway. */
    private static final Duration LAST_MOMENT = Duration.ofMillis(200);

    private final RecordedTopology recorded;
    private final EmbeddedBroker broker;
    private final ExerciseExtension<?> exercise;
    private final Attempt attempt;
    private final Duration atRest;
    private final KafkaStreams streams;

    private volatile Throwable failure;
    private boolean endless;

    RunningApplication(
            RecordedTopology recorded,
            EmbeddedBroker broker,
            ExerciseExtension<?> exercise,
            Duration atRest,
            Consumer<KafkaStreams> prepare) {
        this.recorded = recorded;
        this.broker = broker;
        this.exercise = exercise;
        this.attempt = exercise.attempt();
        this.atRest = atRest;
        this.streams = new KafkaStreams(recorded.topology(), recorded.config());
        streams.setUncaughtExceptionHandler(exception -> {
            failure = exception;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        prepare.accept(streams);
        streams.start();
    }

    /** The client itself, for its state, its stores and its metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /** The application's id, which is its group's id and the beginning of its internal topics' names. */
    public String applicationId() {
        return (String) recorded.config().get(StreamsConfig.APPLICATION_ID_CONFIG);
    }

    /**
     * Crashes this instance: from now on the broker hears nothing of it, as of a process that was killed. It does not commit,
     * does not end its transaction and does not leave its group. Others learn of it when its session times out.
     *
     * @throws IllegalStateException if it was not {@linkplain BrokerExercise#startCrashable started for that}
     */
    public void crash() {
        broker.cutOff(clientId());
        streams.close(Duration.ZERO);
    }

    /**
     * Lets this instance {@linkplain #crash() crash} when it is about to commit next: its results are in their topics, its
     * progress is not told.
     *
     * @throws IllegalStateException if it was not {@linkplain BrokerExercise#startCrashable started for that}
     */
    public void crashBeforeCommit() {
        broker.cutOffBeforeCommit(clientId());
    }

    /** Returns when the instance has crashed. */
    public void awaitCrash() {
        await("the instance did not come to the commit before which it was to crash", this::isCrashed);
        crash();
    }

    private boolean isCrashed() {
        return recorded.config().containsKey(StreamsConfig.CLIENT_ID_CONFIG) && broker.isCutOff(clientId());
    }

    private String clientId() {
        var clientId = (String) recorded.config().get(StreamsConfig.CLIENT_ID_CONFIG);
        if (clientId == null) {
            throw new IllegalStateException("Only what was started with startCrashable can crash.");
        }
        return clientId;
    }

    /** Returns when the application is {@code RUNNING}. */
    void awaitRunning() {
        await("the application did not reach the state RUNNING", () -> streams.state() == State.RUNNING);
    }

    /**
     * Returns when every record in its input and repartition topics has been processed and committed, so that what it wrote
     * can be read. Needs a short {@code commit.interval.ms}, which the exercise sets by default.
     */
    public void awaitCaughtUp() {
        await(
                "the application did not process all of its input",
                () -> lag().values().stream().allMatch(lag -> lag == 0));
    }

    /**
     * Returns when a condition holds.
     *
     * @param otherwise what did not come to pass, for the verdict: a clause such as {@code "the store was not queryable"}
     */
    public void await(String otherwise, Supplier<Boolean> condition) {
        exercise.waiting(() -> {
            awaitWithPatience(otherwise, condition);
            return null;
        });
    }

    private void awaitWithPatience(String otherwise, Supplier<Boolean> condition) {
        var patience = Patience.of(atRest);
        try {
            Awaitility.await()
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(20))
                    .pollDelay(Duration.ZERO)
                    .until(() -> failure != null || condition.get());
        } catch (ConditionTimeoutException tooLong) {
            abandonIfEndless(patience);
            throw attempt.fault(
                    Kind.NEVER_ENDED,
                    otherwise + " within " + patience.toSeconds() + " s; its state is " + streams.state() + ".",
                    "");
        }
        if (failure != null) {
            throw attempt.verdictOn(failure);
        }
    }

    /**
     * Looks for the learner's code on the application's threads.
     *
     * @throws workbook.verdict.VerdictError if it is still running there; such a thread cannot be ended, only left behind
     */
    private void abandonIfEndless(Duration patience) {
        for (var thread : Thread.getAllStackTraces().entrySet()) {
            if (thread.getKey().getName().startsWith(applicationId()) && attempt.isInside(thread.getValue())) {
                endless = true;
                thread.getKey().setPriority(Thread.MIN_PRIORITY);
                thread.getKey().interrupt();
                throw attempt.neverEnded(patience, thread.getValue());
            }
        }
    }

    /** The lag of each input partition: its end offset less the committed one. */
    private Map<TopicPartition, Long> lag() {
        try {
            var topics = TopologyTopics.of(recorded.topology().describe());
            var names = broker.topics().stream()
                    .filter(topic -> topics.inputs().contains(topic)
                            || topics.internal().stream()
                                    .anyMatch(internal -> topic.equals(applicationId() + "-" + internal)))
                    .toList();
            var committed = broker.admin()
                    .listConsumerGroupOffsets(applicationId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = broker.admin()
                    .listOffsets(broker.admin().describeTopics(names).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            return ends.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            end -> end.getValue().offset()
                                    - (committed.get(end.getKey()) == null
                                            ? 0
                                            : committed.get(end.getKey()).offset())));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The embedded broker did not tell offsets.", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * Closes the application for good: what its caches hold is written, its offsets are committed, it leaves its group, its
     * state directory goes.
     */
    @Override
    public void close() {
        if (isCrashed()) {
            streams.close(Duration.ZERO); // it would wait for a broker that it cannot reach
        } else {
            streams.close(CloseOptions.timeout(endless ? LAST_MOMENT : Patience.of(atRest))
                    .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        }
        StateDirectory.delete((String) recorded.config().get(StreamsConfig.STATE_DIR_CONFIG));
    }
}
