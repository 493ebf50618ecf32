package workbook.check;

import workbook.manifest.Exercise;
import workbook.source.CompiledLesson;

/** Every test passes on the solution. */
final class SolutionTrial extends Trial {

    SolutionTrial(CompiledLesson lesson, Exercise exercise) {
        super(lesson, exercise, On.SOLUTION, "the solution is green");
    }

    @Override
    void attempt() {
        var outcomes = TestRun.of(lesson.testOnSolution(exercise));
        if (outcomes.isEmpty()) {
            refuse(testFile(), "it has no @Test method.", "Write the exercise's checks.");
        }
        for (var outcome : outcomes) {
            if (!outcome.passed()) {
                say(wordsOf(failureOf(outcome)));
                refuse(
                        solutionFile(),
                        "it fails '" + outcome.check() + "':" + allWordsOf(failureOf(outcome)),
                        "Mend the solution, or the check if it refuses a right answer.");
            }
        }
    }
}
