package workbook.check;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.check.Trial.On;
import workbook.check.Trial.Result;
import workbook.manifest.Exercise;

/** Lays out what lessons' trials have come to, for a terminal: a line an exercise, columns the same in every lesson. */
final class ProofTable {

    private static final String INDENT = "  ";
    private static final String NONE = "– none";
    private static final String RED = "✗ red";
    private static final String GREEN = "✓ green";
    private static final String WRONG_RED = "✗ not red for the right reason";

    private final String line;

    /** @param lessons whose exercises the table is to hold */
    ProofTable(List<LessonProof> lessons) {
        int headings = lessons.stream()
                .flatMap(lesson -> lesson.exercises().stream())
                .mapToInt(exercise -> (INDENT + exercise.heading()).length())
                .max()
                .orElse(1);
        line = "%-" + headings + "s  %-" + WRONG_RED.length() + "s  %-" + GREEN.length() + "s  %-16s  %7s";
    }

    /** The columns' names. */
    String head() {
        return line.formatted("exercise", "skeleton says", "solution", "mistakes caught", "ms");
    }

    /** A lesson's heading and its exercises. */
    String rows(LessonProof lesson) {
        return Stream.concat(
                        Stream.of(lesson.heading()), lesson.exercises().stream().map(exercise -> row(lesson, exercise)))
                .collect(Collectors.joining("\n"));
    }

    private String row(LessonProof lesson, Exercise exercise) {
        return line.formatted(
                INDENT + exercise.heading(),
                lesson.resultOf(exercise, On.SKELETON).map(ProofTable::skeleton).orElse(NONE),
                lesson.resultOf(exercise, On.SOLUTION).map(ProofTable::solution).orElse(NONE),
                mistakes(lesson.mistakesOf(exercise)),
                TimeUnit.NANOSECONDS.toMillis(lesson.resultsOf(exercise).stream()
                        .mapToLong(Result::nanos)
                        .sum()));
    }

    private static String skeleton(Result result) {
        return result.passed() ? "✓ " + result.said() : WRONG_RED;
    }

    private static String solution(Result result) {
        return result.passed() ? GREEN : RED;
    }

    private static String mistakes(List<Result> mistakes) {
        if (mistakes.isEmpty()) {
            return NONE;
        }
        long caught = mistakes.stream().filter(Result::passed).count();
        return (caught == mistakes.size() ? "✓ " : "✗ ") + caught + " of " + mistakes.size();
    }
}
