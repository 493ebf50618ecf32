package workbook.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import workbook.check.TestRun.Outcome;
import workbook.manifest.Exercise;
import workbook.manifest.Mistake;
import workbook.source.CompiledLesson;
import workbook.source.SourceFile;
import workbook.verdict.VerdictError;

/**
 * The check that is named for a mistake fails on it, with the words that name it; and so does the first check that fails, whose
 * verdict is the one that a learner reads.
 */
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
        var testClass = lesson.testOnEdited(exercise, edited);
        if (Arrays.stream(testClass.getDeclaredMethods()).noneMatch(this::isNamed)) {
            refuseCheck(edited);
            return;
        }
        TestRun.firstFailure(testClass)
                .ifPresentOrElse(
                        failed -> judge(failed, edited),
                        () -> refuse(
                                "it survives: '" + mistake.caughtBy()
                                        + "' passes on it, and so does every other check.",
                                "Sharpen that check."));
    }

    private boolean isNamed(Method check) {
        return check.getName().equals(mistake.caughtBy());
    }

    private void refuseCheck(Map<String, byte[]> edited) {
        var checks = TestRun.of(lesson.testOnEdited(exercise, edited)).stream()
                .map(Outcome::check)
                .distinct()
                .collect(Collectors.joining(", "));
        refuse(
                "its 'caught-by' names '" + mistake.caughtBy() + "', and " + exercise.testClassName()
                        + " has no such test.",
                "Its tests are: " + checks + ".");
    }

    private void judge(Outcome first, Map<String, byte[]> edited) {
        var failure = failureOf(first);
        say(wordsOf(failure));
        if (isUnsolved(failure)) {
            refuse("its edit leaves nothing built, which is no mistake but the skeleton.", "Edit less.");
        } else if (first.check().equals(mistake.caughtBy())) {
            requireWords(failure);
        } else {
            judgeNamedCheck(first, edited);
        }
    }

    /** Another check fails first, and a learner reads no verdict but the first: it must name the mistake as well. */
    private void judgeNamedCheck(Outcome first, Map<String, byte[]> edited) {
        var failed = TestRun.of(lesson.testOnEdited(exercise, edited), mistake.caughtBy()).stream()
                .filter(outcome -> !outcome.passed())
                .findFirst();
        if (failed.isEmpty()) {
            refuse(
                    "it survives: '" + mistake.caughtBy() + "' passes on it.",
                    "Sharpen that check, or name the one that catches it: " + first.check() + ".");
        } else if (isNamedBy(failureOf(first))) {
            requireWords(failureOf(failed.get()));
        } else {
            refuse(
                    "'" + mistake.caughtBy() + "' catches it, but '" + first.check()
                            + "' fails before, so that a learner reads \"" + wordsOf(failureOf(first)) + "\".",
                    "Move the check that names it up, or let the first one name it too.");
        }
    }

    private void requireWords(Throwable failure) {
        if (isNamedBy(failure)) {
            return;
        }
        if (failure instanceof VerdictError error) {
            refuse(
                    "'" + mistake.caughtBy() + "' fails as it should, but does not say \"" + mistake.says()
                            + "\": it says \"" + namingWords(error) + "\".",
                    "Name the misconception with .mistake(...) in that check, or mend 'says'.");
        } else {
            refuse(
                    "'" + mistake.caughtBy() + "' fails without a verdict:" + allWordsOf(failure),
                    "Check with exercise.check(...), so that a learner reads why.");
        }
    }

    private boolean isNamedBy(Throwable failure) {
        return failure instanceof VerdictError error && namingWords(error).contains(mistake.says());
    }

    /** What is said about the mistake: what is shown of values, topics and nodes only happens to hold words. */
    private static String namingWords(VerdictError error) {
        var verdict = error.verdict();
        return verdict.why().isEmpty() ? verdict.headline() : verdict.headline() + " " + verdict.why();
    }

    private void refuse(String fault, String mend) {
        var file = lesson.folder().workbook().nameOf(lesson.folder().mistakes());
        refuse(file, exercise.id() + " '" + mistake.mistake() + "': " + fault, mend);
    }
}
