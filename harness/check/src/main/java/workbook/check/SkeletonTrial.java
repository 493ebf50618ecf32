package workbook.check;

import workbook.check.TestRun.Outcome;
import workbook.manifest.Exercise;
import workbook.source.CompiledLesson;

/** Every test fails on the untouched skeleton, and tells the task: nothing else is the right reason to be red. */
final class SkeletonTrial extends Trial {

    SkeletonTrial(CompiledLesson lesson, Exercise exercise) {
        super(lesson, exercise, On.SKELETON, "the skeleton is red for the right reason");
    }

    @Override
    void attempt() {
        var outcomes = TestRun.of(lesson.testOnSkeleton(exercise));
        if (outcomes.isEmpty()) {
            refuse(testFile(), "it has no @Test method.", "Write the exercise's checks.");
        }
        outcomes.forEach(this::require);
    }

    private void require(Outcome outcome) {
        if (outcome.passed()) {
            refuse(
                    testFile(),
                    "'" + outcome.check() + "' passes on the skeleton.",
                    "Let it ask for something that an untouched skeleton does not do.");
            return;
        }
        say(wordsOf(failureOf(outcome)));
        if (!isUnsolved(failureOf(outcome))) {
            refuse(
                    testFile(),
                    "on the skeleton, '" + outcome.check() + "' is red for the wrong reason:"
                            + allWordsOf(failureOf(outcome)),
                    "Let it begin with exercise.input(), output() or description(), or throw exercise.unsolved() itself.");
        }
    }
}
