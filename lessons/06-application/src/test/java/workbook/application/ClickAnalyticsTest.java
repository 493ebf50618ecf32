package workbook.application;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.application.ClickAnalytics.CLICK_COUNTS;
import static workbook.clickstream.Topics.FILTERED_CLICKS;
import static workbook.clickstream.Topics.PARTITIONS;
import static workbook.clickstream.Topics.USER_CLICKS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.SampleEvents;
import workbook.testkit.BrokerExercise;

class ClickAnalyticsTest {

    private static final int SUB_TOPOLOGIES = 2;

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, PARTITIONS, (short) 1),
            new NewTopic(FILTERED_CLICKS, PARTITIONS, (short) 1),
            new NewTopic(CLICK_COUNTS, PARTITIONS, (short) 1));

    @TempDir
    Path disk;

    @Test
    void the_configuration_says_who_and_where() {
        var configuration = new StreamsConfig(configuration("broker:9092"));

        exercise.check(configuration.getString(StreamsConfig.APPLICATION_ID_CONFIG))
                .because("The id names the group, and stands before the names of all internal topics.")
                .is("click-analytics");
        exercise.check(configuration.getList(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG))
                .is("broker:9092");
        exercise.check(Path.of(configuration.getString(StreamsConfig.STATE_DIR_CONFIG)))
                .mistake(
                        directory -> !directory.startsWith(disk),
                        "the stores are below the system's temporary files, as they are by default: after a restart of"
                                + " the machine all may have to be restored.")
                .because("What is kept on disk need not be read again from the changelogs.")
                .is(disk);
    }

    @Test
    void every_thread_has_work() {
        var configuration = new StreamsConfig(configuration("broker:9092"));

        exercise.check(configuration.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG))
                .mistake(
                        threads -> threads > SUB_TOPOLOGIES * PARTITIONS,
                        "there are threads without a task: more threads than tasks do not help.")
                .mistake(threads -> threads == 1, "a single thread works on all tasks, one after the other.")
                .because("The topology has two sub-topologies, before and behind the repartition topic, and the topics"
                        + " have three partitions: six tasks. No two threads share one.")
                .satisfies(threads -> threads > 1 && threads <= SUB_TOPOLOGIES * PARTITIONS, "two to six threads");
    }

    @Test
    void until_it_has_its_tasks_it_is_not_ready() {
        var configuration = runnable(configuration("localhost:1"));
        try (var application = new ClickAnalytics(configuration)) {
            application.start();

            exercise.check(application.isReady())
                    .mistake(ready -> ready, "it has started and reaches no broker, and it says that it is ready.")
                    .because(
                            "From the start on its state is REBALANCING: it waits for its tasks. RUNNING comes when it has"
                                    + " them.")
                    .is(false);
        }
    }

    @Test
    void it_works_and_leaves_its_group_at_the_end() {
        var configuration = runnable(configuration(exercise.bootstrapServers()));
        try (var application = new ClickAnalytics(configuration)) {
            exercise.check(application.isReady())
                    .mistake(ready -> ready, "it says that it is ready, and has not even started.")
                    .is(false);
            application.start();
            exercise.await("the application did not say that it is ready", application::isReady);
            exercise.send(
                    Serdes.String(),
                    JsonSerdes.click(),
                    SampleEvents.tutorialClicks().stream()
                            .map(click -> new ProducerRecord<String, Click>(USER_CLICKS, click))
                            .toList());
            exercise.await(
                    "the clicks were not counted",
                    () -> counts().containsAll(List.of(pair("user1", 2L), pair("user2", 2L), pair("user3", 1L))));
            application.close();

            exercise.check(members(configuration))
                    .mistake(
                            members -> members > 0,
                            "the application has closed, and its threads are still in its group: nobody gets their"
                                    + " tasks before the session times out, after 45 s.")
                    .because(
                            "A member that closes stays in the group by default, as if it came back at once. Who goes for"
                                    + " good has to say so.")
                    .is(0);
            exercise.check(application.isReady())
                    .mistake(ready -> ready, "it has closed, and still says that it is ready.")
                    .is(false);
        }
    }

    @Test
    void what_ends_a_thread_is_kept() {
        var configuration = runnable(configuration(exercise.bootstrapServers()));
        try (var application = new ClickAnalytics(configuration)) {
            application.start();
            exercise.await("the application did not say that it is ready", application::isReady);
            exercise.check(application.failure()).is(Optional.empty());
            long running = threads(configuration);

            exercise.send(
                    Serdes.String(), Serdes.String(), new ProducerRecord<>(USER_CLICKS, 0, "key", "this is no click"));
            exercise.await(
                    "no thread ended", () -> threads(configuration) < running || lastThread(configuration) > running);
            exercise.check(lastThread(configuration))
                    .mistake(
                            last -> last > running,
                            "a new thread took the place of the one that ended: it meets the same record, and ends too.")
                    .because("A record that cannot be read is still there for the next thread.")
                    .satisfies(last -> last <= running, "no thread beside the first " + running);

            exercise.check(application.failure())
                    .mistake(
                            Optional::isEmpty,
                            "what ended the thread was not kept: nobody learns why the application does nothing.")
                    .because("A source met a record that is no click, and nothing was configured for that.")
                    .satisfies(Optional::isPresent, "the exception");
            exercise.check(application.isReady())
                    .mistake(ready -> ready, "one of its threads has ended, and it still says that it is ready.")
                    .because("The state goes on changing after the start: the listener hears of each change.")
                    .is(false);
        }
    }

    private Properties configuration(String bootstrapServers) {
        var configuration = ClickAnalytics.configuration(bootstrapServers, disk);
        if (configuration.isEmpty()) {
            throw exercise.unsolved();
        }
        return configuration;
    }

    /** Quick, and an application of this test's own. */
    private static Properties runnable(Properties configuration) {
        configuration.put(StreamsConfig.APPLICATION_ID_CONFIG, "click-analytics-" + UUID.randomUUID());
        configuration.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        configuration.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 100); // its answer tells one thread of the other
        configuration.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        return configuration;
    }

    private List<KeyValue<String, Long>> counts() {
        return exercise.read(CLICK_COUNTS, Serdes.String(), Serdes.Long());
    }

    private int members(Properties configuration) {
        var group = configuration.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        try {
            return exercise.admin()
                    .describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members()
                    .size();
        } catch (ExecutionException | InterruptedException untold) {
            throw new IllegalStateException("The broker did not describe the group.", untold);
        }
    }

    /** How many of the client's threads are still there. */
    private static long threads(Properties configuration) {
        return threadNumbers(configuration).count();
    }

    /** The highest number of the client's threads, 0 if all have ended: they are numbered from 1, and a new one gets the next. */
    private static long lastThread(Properties configuration) {
        return threadNumbers(configuration).max().orElse(0);
    }

    /** The names of the client's threads begin with the application's id. */
    private static LongStream threadNumbers(Properties configuration) {
        var name = Pattern.compile(
                configuration.getProperty(StreamsConfig.APPLICATION_ID_CONFIG) + ".*-StreamThread-(\\d+)");
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> name.matcher(thread.getName()))
                .filter(Matcher::matches)
                .mapToLong(named -> Long.parseLong(named.group(1)));
    }
}
