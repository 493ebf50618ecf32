package workbook.testkit;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;

/**
 * What a learner reads when a lesson has run: the next exercise, its checks, the verdict on the first that fails, and how
 * far the lesson has come. JUnit finds it by itself, in Maven and in an IDE alike.
 *
 * <p>Failures of tests that belong to no exercise are printed too, since the build prints nothing of them.
 */
public final class LessonReport implements TestExecutionListener {

    private final PrintStream terminal = System.out;
    private final Map<String, List<Outcome>> outcomesByTestClass = new LinkedHashMap<>();
    private Lesson lesson;

    /** What one check came to; {@code failure} is null if it holds. */
    record Outcome(String check, Throwable failure) {

        boolean holds() {
            return failure == null;
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var source = test.getSource().orElse(null);
        if (test.isTest() && source instanceof MethodSource method) {
            remember(method, result);
        } else if (result.getStatus() == Status.FAILED) {
            terminal.println(test.getDisplayName() + ": " + result.getThrowable().orElseThrow());
        }
    }

    private void remember(MethodSource method, TestExecutionResult result) {
        if (lesson == null) {
            lesson = Lesson.of(method.getJavaClass()).orElse(null);
        }
        var check = method.getMethodName().replace('_', ' ');
        outcomesByTestClass
                .computeIfAbsent(method.getJavaClass().getSimpleName(), name -> new ArrayList<>())
                .add(new Outcome(check, result.getThrowable().orElse(null)));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (lesson == null) {
            outcomesByTestClass.forEach(this::printFailures);
        } else {
            terminal.println(new LessonProgress(lesson, outcomes()).text());
        }
    }

    private Map<Exercise, List<Outcome>> outcomes() {
        var outcomes = new LinkedHashMap<Exercise, List<Outcome>>();
        for (var exercise : lesson.exercises()) {
            var ofExercise = outcomesByTestClass.get(exercise.testClassName());
            if (ofExercise != null) {
                outcomes.put(exercise, ofExercise);
            }
        }
        return outcomes;
    }

    private void printFailures(String testClass, List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            if (!outcome.holds()) {
                terminal.println("✗ " + testClass + ": " + outcome.check());
                outcome.failure().printStackTrace(terminal);
            }
        }
    }
}
