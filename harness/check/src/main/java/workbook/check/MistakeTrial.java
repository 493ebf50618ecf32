package workbook.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import workbook.check.TestRun.Outcome;
import workbook.manifest.Exercise;
import workbook.manifest.Mistake;
import workbook.verdict.VerdictError;

/**
 * The check that is named for a mistake fails on it, with the words that name it, and before any other check: its verdict is
 * the one that a learner reads.
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

    private void judge(Outcome failed, Map<String, byte[]> edited) {
        var failure = failureOf(failed);
        say(wordsOf(failure));
        if (isUnsolved(failure)) {
            refuse("its edit leaves nothing built, which is no mistake but the skeleton.", "Edit less.");
        } else if (!failed.check().equals(mistake.caughtBy())) {
            refuseOtherCheck(failed, edited);
        } else if (!isNamedBy(failure)) {
            refuseWords(failure);
        }
    }

    /** A learner reads the first verdict only, so a check that names the mistake later on names it to nobody. */
    private void refuseOtherCheck(Outcome failed, Map<String, byte[]> edited) {
        boolean survives = TestRun.of(lesson.testOnEdited(exercise, edited), mistake.caughtBy()).stream()
                .allMatch(Outcome::passed);
        if (survives) {
            refuse(
                    "it survives: '" + mistake.caughtBy() + "' passes on it.",
                    "Sharpen that check, or name the one that catches it: " + failed.check() + ".");
        } else {
            refuse(
                    "'" + mistake.caughtBy() + "' catches it, but '" + failed.check()
                            + "' fails before, so that a learner reads:" + allWordsOf(failureOf(failed)),
                    "Move the check that names it up, or let the first one name it and stand under 'caught-by'.");
        }
    }

    /** The words must be the message's own, not a value or a name in what it shows. */
    private boolean isNamedBy(Throwable failure) {
        return failure instanceof VerdictError error
                && (error.verdict().headline() + " " + error.verdict().why()).contains(mistake.says());
    }

    private void refuseWords(Throwable failure) {
        if (failure instanceof VerdictError) {
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

    private void refuse(String fault, String mend) {
        var file = lesson.folder().workbook().nameOf(lesson.folder().mistakes());
        refuse(file, exercise.id() + " '" + mistake.mistake() + "': " + fault, mend);
    }
}
