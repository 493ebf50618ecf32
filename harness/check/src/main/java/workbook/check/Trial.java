package workbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import workbook.check.TestRun.Outcome;
import workbook.manifest.Exercise;
import workbook.source.CompiledLesson;
import workbook.verdict.Verdict;
import workbook.verdict.VerdictError;

/** One demand on an exercise that only running its tests can meet. */
abstract class Trial {

    /** What an exercise's tests are run on. */
    enum On {
        SKELETON,
        SOLUTION,
        MISTAKE
    }

    final CompiledLesson lesson;
    final Exercise exercise;

    private final On on;
    private final String name;
    private final List<Refusal> refusals = new ArrayList<>();
    private String said = "";

    Trial(CompiledLesson lesson, Exercise exercise, On on, String name) {
        this.lesson = lesson;
        this.exercise = exercise;
        this.on = on;
        this.name = name;
    }

    /**
     * What a trial came to.
     *
     * @param on what was tried
     * @param name the trial's name, such as {@code the solution is green}
     * @param check the test method that must catch a mistake; empty where all of the exercise's count
     * @param said the words that a learner would read; empty if all is green
     * @param refusals why it failed; empty if it passed
     * @param nanos how long it took
     */
    record Result(On on, String name, String check, String said, List<Refusal> refusals, long nanos) {

        boolean passed() {
            return refusals.isEmpty();
        }
    }

    /** What is demanded, in a few words. */
    final String name() {
        return name;
    }

    /** Tries it: called once. */
    final Result run() {
        long begun = System.nanoTime();
        try {
            attempt();
        } catch (LinkageError unfit) {
            refuse(
                    testFile(),
                    "it cannot be run (" + name + "):" + allWordsOf(unfit),
                    "Give skeleton and solution the same classes and signatures.");
        }
        return new Result(on, name, check(), said, List.copyOf(refusals), System.nanoTime() - begun);
    }

    /** The test method that must catch a mistake; empty where all of the exercise's count. */
    String check() {
        return "";
    }

    /** Runs tests, and calls {@link #refuse} for whatever is not as it should be. */
    abstract void attempt();

    final void refuse(String file, String fault, String mend) {
        refusals.add(new Refusal(file, fault, mend));
    }

    /** Keeps the first thing said. */
    final void say(String words) {
        said = said.isEmpty() ? words : said;
    }

    final String testFile() {
        return lesson.folder().workbook().nameOf(lesson.folder().testOf(lesson.lesson(), exercise));
    }

    final String solutionFile() {
        return lesson.folder().workbook().nameOf(lesson.folder().solutionOf(lesson.lesson(), exercise));
    }

    /** What a failed test said, as a learner would read it. */
    static String wordsOf(Throwable failure) {
        return failure instanceof VerdictError error ? error.verdict().headline() : String.valueOf(failure);
    }

    /** What a failed test said, whole. */
    static String allWordsOf(Throwable failure) {
        return failure instanceof VerdictError error
                ? "\n"
                        + error.verdict()
                                .text()
                                .lines()
                                .map(line -> "    " + line)
                                .collect(Collectors.joining("\n")) + "\n "
                : " " + failure + ".";
    }

    static boolean isUnsolved(Throwable failure) {
        return failure instanceof VerdictError error && error.verdict().kind() == Verdict.Kind.UNSOLVED;
    }

    static Throwable failureOf(Outcome outcome) {
        return outcome.failure().orElseThrow();
    }
}
