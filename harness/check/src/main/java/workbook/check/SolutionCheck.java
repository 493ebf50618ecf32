package workbook.check;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import workbook.check.LessonCheck.ExerciseTrials;
import workbook.source.Compiler;
import workbook.source.Workbook;

/**
 * Proves one lesson: its skeletons are red for the right reason, its solutions are green, its catalogued mistakes are caught.
 * Each solutions' module has one class, in its lesson's package:
 *
 * <pre>{@code
 * class WindowingSolutionTest extends SolutionCheck {}
 * }</pre>
 *
 * <p>It runs the lesson's own tests on the lesson's own sources, which it compiles in memory; so it works in Maven and in an
 * IDE alike, and whatever else is on the class path.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SolutionCheck {

    private Compiler compiler;
    private LessonProof proof;

    /** For the lesson's own class. */
    protected SolutionCheck() {}

    @TestFactory
    final Stream<DynamicNode> the_lesson_stands_its_trials() {
        var workbook = Workbook.around(home());
        compiler = Compiler.of(workbook);
        proof = new LessonProof(LessonCheck.of(workbook.lessonOf(getClass().getPackageName()), compiler));
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest(
                        "its files are complete",
                        () -> Refusal.throwAny(proof.check().refusals()))),
                proof.check().exercises().stream().map(this::trials));
    }

    private DynamicNode trials(ExerciseTrials exercise) {
        return DynamicContainer.dynamicContainer(
                exercise.exercise().heading(),
                exercise.trials().stream()
                        .map(trial -> DynamicTest.dynamicTest(
                                trial.name(),
                                () -> Refusal.throwAny(
                                        proof.run(exercise.exercise(), trial).refusals()))));
    }

    @AfterAll
    final void report() {
        if (proof == null) {
            return;
        }
        compiler.close();
        var table = new ProofTable(List.of(proof));
        System.out.println("\n" + table.head() + "\n" + table.rows(proof) + "\n");
    }

    private Path home() {
        try {
            return Path.of(getClass()
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
