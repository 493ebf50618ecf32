package workbook.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import workbook.check.TestRun.Outcome;
import workbook.manifest.Exercise;
import workbook.manifest.Mistake;
import workbook.verdict.VerdictError;

/** The check that is named for a mistake fails on it, with the words that name it. */
final class MistakeTrial extends Trial {

    private final Mistake mistake;

    MistakeTrial(CompiledLesson lesson, Exercise exercise, Mistake mistake) {
        super(lesson, exercise, On.MISTAKE, "mistake: " + mistake.mistake());
        this.mistake = mistake;
    }

    @Override
    String check() {
        return mistake.caughtBy();
    }

    @Override
    void attempt() {
        var solution = SourceFile.read(lesson.folder().solutionOf(lesson.lesson(), exercise));
        int places = solution.count(mistake.replace());
        if (places == 0) {
            refuse(
                    "its 'replace' no longer stands in " + solutionFile() + ".",
                    "Copy the text as it stands there now.");
        } else if (places > 1) {
            refuse(
                    "its 'replace' stands " + places + " times in " + solutionFile() + ".",
                    "Make the text longer, until it stands there once.");
        } else {
            compileAndRun(solution.with(mistake.replace(), mistake.with()));
        }
    }

    private void compileAndRun(SourceFile edited) {
        var compiled =
                lesson.compiler().compile(List.of(edited), lesson.solutions().classes());
        if (compiled.failed()) {
            refuse(
                    "the edited solution does not compile, "
                            + compiled.errors().get(0).text() + ".",
                    "Mend 'with'; a class that the solution does not import is written with its package.");
        } else {
            run(compiled.classes());
        }
    }

    private void run(Map<String, byte[]> edited) {
        var outcomes = TestRun.of(lesson.testOnEdited(exercise, edited), mistake.caughtBy());
        if (outcomes.isEmpty()) {
            refuse(
                    "its 'caught-by' names '" + mistake.caughtBy() + "', and " + exercise.testClassName()
                            + " has no such test.",
                    "Its tests are: " + checks(edited) + ".");
        } else if (outcomes.stream().allMatch(Outcome::passed)) {
            refuse(
                    "it survives: '" + mistake.caughtBy() + "' passes on it.",
                    "Sharpen that check" + caughtElsewhere(edited) + ".");
        } else {
            var failures = outcomes.stream()
                    .filter(outcome -> !outcome.passed())
                    .map(Trial::failureOf)
                    .toList();
            failures.forEach(failure -> say(wordsOf(failure)));
            if (failures.stream().noneMatch(this::isNamedBy)) {
                refuseWords(failures.get(0));
            }
        }
    }

    /** The words must be the message's own, not a value or a name in what it shows. */
    private boolean isNamedBy(Throwable failure) {
        return failure instanceof VerdictError error
                && !isUnsolved(failure)
                && (error.verdict().headline() + " " + error.verdict().why()).contains(mistake.says());
    }

    private void refuseWords(Throwable failure) {
        if (isUnsolved(failure)) {
            refuse("its edit leaves nothing built, which is no mistake but the skeleton.", "Edit less.");
        } else if (failure instanceof VerdictError) {
            refuse(
                    "'" + mistake.caughtBy() + "' fails as it should, but headline and why do not hold \""
                            + mistake.says() + "\":" + allWordsOf(failure),
                    "Name the misconception with .mistake(...) in that check, or mend 'says'.");
        } else {
            refuse(
                    "'" + mistake.caughtBy() + "' fails without a verdict:" + allWordsOf(failure),
                    "Check with exercise.check(...), so that a learner reads why.");
        }
    }

    private String checks(Map<String, byte[]> edited) {
        return TestRun.of(lesson.testOnEdited(exercise, edited)).stream()
                .map(Outcome::check)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String caughtElsewhere(Map<String, byte[]> edited) {
        var others = TestRun.of(lesson.testOnEdited(exercise, edited)).stream()
                .filter(outcome -> !outcome.passed())
                .map(Outcome::check)
                .distinct()
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? ": no other one catches it either" : ", or name one that catches it: " + others;
    }

    private void refuse(String fault, String mend) {
        var file = lesson.folder().workbook().nameOf(lesson.folder().mistakes());
        refuse(file, exercise.id() + " '" + mistake.mistake() + "': " + fault, mend);
    }
}
