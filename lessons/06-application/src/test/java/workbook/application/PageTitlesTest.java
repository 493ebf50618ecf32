package workbook.application;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_APPLICATION;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static workbook.application.PageTitles.CLICKED_TITLES;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.application.PageTitles.OutageHandler;
import workbook.application.PageTitles.ServiceUnavailableException;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.BrokerExercise;
import workbook.testkit.RunningApplication;

class PageTitlesTest {

    /** The thread that has ended leaves its group in silence; Kafka would wait 45 s before its partitions are given away. */
    private static final Map<String, Object> QUICK_TO_NOTICE_AN_END =
            Map.of(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 1_000, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 200);

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, 1, (short) 1), new NewTopic(CLICKED_TITLES, 1, (short) 1));

    @Test
    void an_outage_replaces_the_thread() {
        exercise.check(responsesTo(outage()))
                .mistake(
                        got -> !got.contains(REPLACE_THREAD),
                        "the thread is not replaced. What the handler gets is Kafka's StreamsException, and what the"
                                + " service threw is its cause.")
                .because("The next thread begins where the last commit was, so the record is tried again.")
                .is(REPLACE_THREAD);
    }

    @Test
    void anything_else_shuts_the_client_down() {
        exercise.check(responsesTo(bug()))
                .mistake(
                        got -> got.contains(REPLACE_THREAD),
                        "the thread was replaced after a bug: the next one meets the same record, and ends as the"
                                + " first.")
                .mistake(
                        got -> got.contains(SHUTDOWN_APPLICATION),
                        "all instances would be shut down, also those that could go on with other partitions.")
                .because("What no other thread can mend is for a person to look at.")
                .is(SHUTDOWN_CLIENT);
    }

    @Test
    void threads_are_replaced_three_times_at_most() {
        exercise.check(responsesTo(outage(), outage(), outage(), outage()))
                .mistake(
                        got -> got.equals(List.of(REPLACE_THREAD, REPLACE_THREAD, REPLACE_THREAD, REPLACE_THREAD)),
                        "threads are replaced without end: if the service stays out, that is all that the application"
                                + " does.")
                .because("An outage that lasts needs somebody who hears of it.")
                .is(REPLACE_THREAD, REPLACE_THREAD, REPLACE_THREAD, SHUTDOWN_CLIENT);
    }

    @Test
    void after_a_short_outage_every_click_has_its_title() {
        var calls = new AtomicInteger();
        var application = start(page -> {
            if (calls.getAndIncrement() == 0) {
                throw new ServiceUnavailableException("no answer");
            }
            return "Title of " + page;
        });

        send("/home", "/cart");
        application.awaitCaughtUp();

        exercise.check(titles())
                .because("The click that met the outage had not been committed, so the next thread read it again.")
                .is("Title of /home", "Title of /cart");
    }

    @Test
    void after_a_bug_the_client_ends_in_the_state_error() {
        var application = start(page -> {
            throw new IllegalStateException("a bug");
        });

        send("/home");
        application.await(
                "the client did not shut down", () -> application.streams().state() == State.ERROR);

        exercise.check(titles()).isEmpty();
    }

    private List<StreamThreadExceptionResponse> responsesTo(Throwable... exceptions) {
        var handler = new OutageHandler();
        var responses = Stream.of(exceptions).map(handler::handle).toList();
        if (responses.contains(null)) {
            throw exercise.unsolved();
        }
        return responses;
    }

    private static Throwable outage() {
        return new StreamsException("Exception caught in process.", new ServiceUnavailableException("no answer"));
    }

    private static Throwable bug() {
        return new StreamsException("Exception caught in process.", new IllegalStateException("a bug"));
    }

    private RunningApplication start(UnaryOperator<String> service) {
        responsesTo(outage());
        return exercise.start(
                builder -> PageTitles.build(builder, service),
                QUICK_TO_NOTICE_AN_END,
                streams -> streams.setUncaughtExceptionHandler(new OutageHandler()));
    }

    private void send(String... pages) {
        exercise.send(
                Serdes.String(),
                JsonSerdes.click(),
                Stream.of(pages)
                        .map(page -> new ProducerRecord<String, Click>(USER_CLICKS, new Click("user1", page, 5, START)))
                        .toList());
    }

    private List<String> titles() {
        return exercise.read(CLICKED_TITLES, Serdes.String(), Serdes.String()).stream()
                .map(title -> title.value)
                .toList();
    }
}
