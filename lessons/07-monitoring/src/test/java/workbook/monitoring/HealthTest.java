package workbook.monitoring;

import static org.apache.kafka.streams.KafkaStreams.State.CREATED;
import static org.apache.kafka.streams.KafkaStreams.State.ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.NOT_RUNNING;
import static org.apache.kafka.streams.KafkaStreams.State.PENDING_ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.PENDING_SHUTDOWN;
import static org.apache.kafka.streams.KafkaStreams.State.REBALANCING;
import static org.apache.kafka.streams.KafkaStreams.State.RUNNING;
import static workbook.clickstream.Topics.USER_CLICKS;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;
import workbook.testkit.RunningApplication;

class HealthTest {

    private static final List<State> ENDING = List.of(PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR);

    /** A heartbeat's answer tells one thread that another has come; Kafka would send one every 3 s. */
    private static final Map<String, Object> QUICK_TO_REBALANCE =
            Map.of(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 100);

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(new NewTopic(USER_CLICKS, 1, (short) 1));

    @Test
    void it_is_ready_in_running_only() {
        requireBegun();

        exercise.check(statesOf(Health::isReady))
                .mistake(
                        ready -> ready.contains(CREATED),
                        "it says that it is ready, and has not even heard of a start.")
                .mistake(
                        ready -> ready.contains(REBALANCING),
                        "it says that it is ready while the client is rebalancing: to be started is not yet to work.")
                .mistake(
                        ready -> ready.contains(PENDING_ERROR) && !ready.contains(RUNNING),
                        "it is ready when the client has left RUNNING, and not while it is there: the listener is handed"
                                + " the new state first, then the old one.")
                .mistake(
                        ready -> ready.stream().anyMatch(ENDING::contains),
                        "it says that it is ready, and the client is ending or has ended.")
                .mistake(List::isEmpty, "it is never ready.")
                .because("In RUNNING all threads work: all stores of active tasks have been restored.")
                .is(RUNNING);
    }

    @Test
    void it_is_alive_unless_only_a_restart_helps() {
        requireBegun();

        exercise.check(statesOf(Health::isAlive))
                .mistake(
                        alive -> !alive.contains(REBALANCING),
                        "a client that rebalances is said to be dead: it would be restarted while it restores its"
                                + " stores, and each restart is a rebalance for all the others.")
                .mistake(
                        alive -> !alive.contains(CREATED),
                        "a client that has not been started is said to be dead: whoever asks early restarts it.")
                .mistake(
                        alive -> alive.contains(ERROR),
                        "it is said to be alive in ERROR: nothing works any more, and nobody restarts it.")
                .mistake(
                        alive -> alive.contains(NOT_RUNNING),
                        "a client that was closed is said to be alive, and it cannot be started again.")
                .mistake(
                        alive -> alive.contains(PENDING_ERROR) || alive.contains(PENDING_SHUTDOWN),
                        "a client that is shutting down is said to be alive, and nothing brings it back.")
                .because(
                        "REBALANCING passes. From PENDING_SHUTDOWN and PENDING_ERROR the only way is to NOT_RUNNING and"
                                + " ERROR, and these are never left.")
                .is(CREATED, REBALANCING, RUNNING);
    }

    @Test
    void it_is_ready_again_after_each_rebalance() {
        requireBegun();
        var health = new Health();
        var answers = new ArrayList<Boolean>();
        change(health, CREATED, REBALANCING);
        change(health, REBALANCING, RUNNING);
        answers.add(health.isReady());
        change(health, RUNNING, REBALANCING);
        answers.add(health.isReady());
        change(health, REBALANCING, RUNNING);
        answers.add(health.isReady());

        exercise.check(answers)
                .mistake(
                        ready -> ready.equals(List.of(true, true, true)),
                        "it was ready once and stays so during a rebalance.")
                .mistake(
                        ready -> ready.equals(List.of(true, false, false)),
                        "after its second rebalance it is never ready again.")
                .because("The state goes to and fro between REBALANCING and RUNNING as long as instances come and go.")
                .is(true, false, true);
    }

    @Test
    void a_rebalance_under_load_is_waited_for() throws IOException {
        requireBegun();
        try (var probe = new Probe(new Health())) {
            var application = start(probe);
            application.await("no thread came to RUNNING", () -> probe.has(RUNNING));
            sendClicksTo(application);
            application.streams().addStreamThread();
            sendClicksTo(application);
            application.await(
                    "no rebalance began and ended", () -> probe.times(REBALANCING) > 1 && probe.isLast(RUNNING));
            sendClicksTo(application);

            exercise.check(probe.answers())
                    .because("Another thread comes, and the tasks are shared out anew. Who has to wait is not dead.")
                    .is("REBALANCING: live 200, ready 503", "RUNNING: live 200, ready 200");
        }
    }

    @Test
    void a_record_that_cannot_be_read_ends_it() throws IOException {
        requireBegun();
        try (var probe = new Probe(new Health())) {
            var application = start(probe);
            sendClicksTo(application);

            exercise.send(
                    Serdes.String(), Serdes.String(), new ProducerRecord<>(USER_CLICKS, "/home", "this is no click"));
            application.await("the client did not end", () -> probe.has(ERROR));

            exercise.check(probe.answers())
                    .mistake(
                            answers -> answers.contains("ERROR: live 200, ready 503"),
                            "the client has ended, and only readiness says so: it is waited for, for ever.")
                    .because("The source's default handler fails, the client is shut down, and the process lives on.")
                    .is(
                            "REBALANCING: live 200, ready 503",
                            "RUNNING: live 200, ready 200",
                            "PENDING_ERROR: live 503, ready 503",
                            "ERROR: live 503, ready 503");
        }
    }

    /** Asks for both, so that an answer that fails or never ends does so here, and not on a thread of Kafka's. */
    private void requireBegun() {
        var alive = statesOf(Health::isAlive);
        var ready = statesOf(Health::isReady);
        if (alive.isEmpty() && ready.isEmpty()) {
            throw exercise.unsolved();
        }
    }

    /** All states in which it holds, each reached as a client would. */
    private static List<State> statesOf(Predicate<Health> holds) {
        return Stream.of(State.values())
                .filter(state -> holds.test(healthIn(state)))
                .toList();
    }

    private static Health healthIn(State state) {
        var health = new Health();
        List<State> way = switch (state) {
            case CREATED -> List.of();
            case REBALANCING -> List.of(REBALANCING);
            case RUNNING -> List.of(REBALANCING, RUNNING);
            case PENDING_SHUTDOWN -> List.of(REBALANCING, RUNNING, PENDING_SHUTDOWN);
            case NOT_RUNNING -> List.of(REBALANCING, RUNNING, PENDING_SHUTDOWN, NOT_RUNNING);
            case PENDING_ERROR -> List.of(REBALANCING, RUNNING, PENDING_ERROR);
            case ERROR -> List.of(REBALANCING, RUNNING, PENDING_ERROR, ERROR);
        };
        var before = CREATED;
        for (var now : way) {
            change(health, before, now);
            before = now;
        }
        return health;
    }

    private static void change(Health health, State before, State now) {
        health.onChange(now, before);
    }

    private RunningApplication start(Probe probe) {
        return exercise.start(PageCounts::build, QUICK_TO_REBALANCE, streams -> {
            streams.setStateListener(probe::changed);
            streams.setUncaughtExceptionHandler(exception -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        });
    }

    private void sendClicksTo(RunningApplication application) {
        exercise.send(Serdes.String(), JsonSerdes.click(), PageCounts.clicks(3));
        application.awaitCaughtUp();
    }

    /** Asks over HTTP after each change of state, as whoever watches the application would from time to time. */
    private static final class Probe implements AutoCloseable {

        private record Answer(State state, int live, int ready) {

            @Override
            public String toString() {
                return state + ": live " + live + ", ready " + ready;
            }
        }

        private static final int NO_ANSWER = -1;

        private final Health health;
        private final HttpServer server;
        private final List<Answer> answers = new CopyOnWriteArrayList<>();

        Probe(Health health) throws IOException {
            this.health = health;
            this.server = Health.serve(health, 0);
        }

        void changed(State now, State before) {
            health.onChange(now, before);
            answers.add(new Answer(now, status("/health/live"), status("/health/ready")));
        }

        private int status(String path) {
            try {
                var connection = (HttpURLConnection) address(path).toURL().openConnection(Proxy.NO_PROXY);
                return connection.getResponseCode();
            } catch (IOException noAnswer) {
                return NO_ANSWER;
            }
        }

        private URI address(String path) {
            var address = server.getAddress();
            return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
        }

        boolean has(State state) {
            return times(state) > 0;
        }

        long times(State state) {
            return answers.stream().filter(answer -> answer.state() == state).count();
        }

        boolean isLast(State state) {
            return !answers.isEmpty() && answers.get(answers.size() - 1).state() == state;
        }

        /** Without repetitions: how often a client rebalances is not the question. */
        List<String> answers() {
            return answers.stream().map(Answer::toString).distinct().toList();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
