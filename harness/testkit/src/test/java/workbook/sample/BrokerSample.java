package workbook.sample;

import static workbook.engine.EventTime.at;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.testkit.BrokerExercise;

/** The same for an exercise on the broker. */
public final class BrokerSample {

    private BrokerSample() {}

    /** A method is named after the answer that it checks. */
    public static final class AnswerTest {

        @RegisterExtension
        final BrokerExercise exercise = BrokerExercise.withTopics(
                new NewTopic("visits", 1, (short) 1), new NewTopic("long-visits", 1, (short) 1));

        @Test
        void nothing() {
            check(Answer::nothing);
        }

        @Test
        void throwsWhileBuilding() {
            check(Answer::throwsWhileBuilding);
        }

        @Test
        void throwsOnARecord() {
            check(Answer::throwsOnARecord);
        }

        @Test
        void neverEndsARecord() {
            check(Answer::neverEndsARecord);
        }

        @Test
        void writesWithoutASerde() {
            check(Answer::writesWithoutASerde);
        }

        @Test
        void readsAnotherTopic() {
            check(Answer::readsAnotherTopic);
        }

        @Test
        void writesAnotherTopic() {
            check(Answer::writesAnotherTopic);
        }

        @Test
        void writesAnotherForm() {
            check(Answer::writesAnotherForm);
        }

        @Test
        void right() {
            check(Answer::right);
        }

        private void check(Consumer<StreamsBuilder> answer) {
            var application = exercise.start(answer, Map.of());
            exercise.send(Serdes.String(), Serdes.Integer(), visit(5), visit(6));
            application.awaitCaughtUp();
            exercise.check(exercise.read("long-visits", Serdes.String(), Serdes.Integer()).stream()
                            .map(record -> record.value)
                            .toList())
                    .is(6);
        }

        /** A visit that ends after so many seconds. */
        private static ProducerRecord<String, Integer> visit(int seconds) {
            return new ProducerRecord<>("visits", 0, at(seconds).toEpochMilli(), "user1", seconds);
        }
    }
}
