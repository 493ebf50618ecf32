package workbook.sample;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.testkit.TopologyExercise;

/** Holds the sample exercise's tests where no build looks for tests: they are meant to fail. */
public final class Sample {

    private Sample() {}

    /** The same check on each answer; a method is named after the answer that it checks. */
    public static final class AnswerTest {

        private Consumer<StreamsBuilder> answer;

        @RegisterExtension
        final TopologyExercise exercise = TopologyExercise.of(builder -> answer.accept(builder))
                .mistake(thrown -> thrown instanceof NoSuchElementException, "what is not there was asked for.");

        @Test
        void nothing() {
            check(Answer::nothing);
        }

        @Test
        void onlyReads() {
            check(Answer::onlyReads);
        }

        @Test
        void neverReturns() {
            check(Answer::neverReturns);
        }

        @Test
        void neverEndsARecord() {
            check(Answer::neverEndsARecord);
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
        void opensABoxThatIsEmpty() {
            check(Answer::opensABoxThatIsEmpty);
        }

        @Test
        void callsItself() {
            check(Answer::callsItself);
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
        void writesNoTopic() {
            check(Answer::writesNoTopic);
        }

        @Test
        void writesAnotherForm() {
            check(Answer::writesAnotherForm);
        }

        @Test
        void writesWithASerdeThatDoesNotFit() {
            check(Answer::writesWithASerdeThatDoesNotFit);
        }

        @Test
        void writesWithoutASerde() {
            check(Answer::writesWithoutASerde);
        }

        @Test
        void countsWithoutASerde() {
            check(Answer::countsWithoutASerde);
        }

        @Test
        void readsTwice() {
            check(Answer::readsTwice);
        }

        @Test
        void exits() {
            check(Answer::exits);
        }

        @Test
        void right() {
            check(Answer::right);
        }

        private void check(Consumer<StreamsBuilder> given) {
            answer = given;
            var visits = exercise.input("visits", Serdes.String(), Serdes.Integer());
            var longVisits = exercise.output("long-visits", Serdes.String(), Serdes.Integer());
            List.of(5, 6, 7).forEach(seconds -> visits.pipeInput("user1", seconds));
            exercise.check(longVisits.readValuesToList()).is(6, 7);
        }
    }
    /** Tests that belong to no exercise. */
    public static final class OtherTest {

        @Test
        void fails() {
            throw new AssertionError("as it should");
        }

        @TestFactory
        List<DynamicNode> many() {
            return List.of(DynamicContainer.dynamicContainer(
                    "inside",
                    List.of(DynamicTest.dynamicTest("one", () -> {}), DynamicTest.dynamicTest("another", () -> {
                        throw new AssertionError("this one");
                    }))));
        }
    }
}
