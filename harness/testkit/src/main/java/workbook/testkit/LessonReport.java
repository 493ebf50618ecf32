package workbook.testkit;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.manifest.ManifestException;

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
    private TestPlan plan;
    private ManifestException unusable;

    /** What one check came to; {@code failure} is null if it holds. */
    record Outcome(String check, Throwable failure) {

        boolean holds() {
            return failure == null;
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan running) {
        plan = running;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method && isOfExercise(method)) {
            remember(method, result);
        } else if (result.getStatus() == Status.FAILED && unusable == null) {
            print(test, result.getThrowable().orElseThrow());
        }
    }

    private boolean isOfExercise(MethodSource test) {
        if (lesson == null && unusable == null) {
            try {
                lesson = Lesson.of(test.getJavaClass()).orElse(null);
            } catch (ManifestException manifest) {
                unusable = manifest;
            }
        }
        return lesson != null
                && lesson.testedBy(test.getJavaClass().getSimpleName()).isPresent();
    }

    private void remember(MethodSource method, TestExecutionResult result) {
        var check = method.getMethodName().replace('_', ' ');
        outcomesByTestClass
                .computeIfAbsent(method.getJavaClass().getSimpleName(), name -> new ArrayList<>())
                .add(new Outcome(check, result.getThrowable().orElse(null)));
    }

    private void print(TestIdentifier test, Throwable failure) {
        terminal.println("✗ " + pathTo(test));
        failure.printStackTrace(terminal);
        terminal.println();
    }

    /** Where a test stands: its class, what contains it there, its own name. The engine's name says nothing. */
    private String pathTo(TestIdentifier test) {
        var names = new ArrayDeque<String>();
        for (var step = Optional.of(test); step.isPresent(); step = step.flatMap(plan::getParent)) {
            names.push(step.get().getDisplayName());
        }
        names.pop();
        return String.join(" › ", names);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (unusable != null) {
            // Every test fails of it; it is told once.
            terminal.println("\n" + unusable.getMessage() + "\n");
        } else if (!outcomesByTestClass.isEmpty()) {
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
}
