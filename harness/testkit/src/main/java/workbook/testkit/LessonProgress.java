package workbook.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.testkit.LessonReport.Outcome;
import workbook.verdict.Verdict.Kind;
import workbook.verdict.VerdictError;

/**
 * Writes how far a lesson has come.
 *
 * @param lesson the lesson
 * @param outcomes the checks of each exercise that ran, in the lesson's order
 */
record LessonProgress(Lesson lesson, Map<Exercise, List<Outcome>> outcomes) {

    private static final String HINT = "hint";

    String text() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Lesson " + lesson.folder().substring(0, 2) + " " + lesson.title());
        lines.add("");
        next().ifPresentOrElse(exercise -> lines.addAll(next(exercise)), () -> lines.addAll(praise()));
        lines.add("");
        lines.add(bar());
        lines.add("");
        return String.join("\n", lines);
    }

    private Optional<Exercise> next() {
        return outcomes.keySet().stream()
                .filter(exercise -> !isSolved(exercise))
                .findFirst();
    }

    private boolean isSolved(Exercise exercise) {
        return outcomes.containsKey(exercise) && outcomes.get(exercise).stream().allMatch(Outcome::holds);
    }

    private List<String> next(Exercise exercise) {
        var checks = outcomes.get(exercise);
        var failure = checks.stream()
                .filter(outcome -> !outcome.holds())
                .findFirst()
                .orElseThrow()
                .failure();
        var lines = new ArrayList<String>();
        lines.add("Next: " + exercise.heading());
        if (!isUnsolved(failure)) {
            checks.forEach(check -> lines.add("  " + mark(check.holds()) + " " + check.check()));
        }
        lines.add("");
        failure.toString().lines().forEach(lines::add);
        lines.add(labelled("edit", lesson.skeleton(exercise)));
        lines.add(labelled("run", command(exercise)));
        lines.addAll(hints(exercise));
        return lines;
    }

    private static boolean isUnsolved(Throwable failure) {
        return failure instanceof VerdictError error && error.verdict().kind() == Kind.UNSOLVED;
    }

    private String command(Exercise exercise) {
        return "mvn test -pl lessons/" + lesson.folder() + " -Dtest=" + exercise.testClassName();
    }

    /** The hints that were asked for with {@code -Dhint=1} to {@code -Dhint=3}, or how to ask for one. */
    private List<String> hints(Exercise exercise) {
        int asked = Integer.getInteger(HINT, 0);
        if (asked <= 0) {
            return List.of(labelled("hint", "add -Dhint=1 to the command; 2 and 3 tell more"));
        }
        var lines = new ArrayList<String>();
        for (int i = 0; i < Math.min(asked, Exercise.HINTS); i++) {
            var hint = exercise.hints().get(i).strip().lines().toList();
            lines.add(labelled("hint " + (i + 1), hint.get(0)));
            hint.stream().skip(1).forEach(line -> lines.add(labelled("", line)));
        }
        return lines;
    }

    private List<String> praise() {
        boolean whole = outcomes.size() == lesson.exercises().size();
        return List.of(
                whole
                        ? "All " + outcomes.size() + " exercises of this lesson are solved. Well done!"
                        : outcomes.keySet().stream().map(Exercise::heading).collect(Collectors.joining(", "))
                                + ": solved." + " For the next one: mvn test -pl lessons/" + lesson.folder());
    }

    private String bar() {
        var marks = lesson.exercises().stream()
                .map(exercise -> exercise.id() + " " + mark(exercise))
                .collect(Collectors.joining("  "));
        long solved = outcomes.keySet().stream().filter(this::isSolved).count();
        int left = lesson.exercises().size() - outcomes.size();
        return marks + "   " + solved + " of " + outcomes.size() + " solved"
                + (left == 0 ? "" : ", " + left + " not run");
    }

    private String mark(Exercise exercise) {
        return outcomes.containsKey(exercise) ? mark(isSolved(exercise)) : "·";
    }

    private static String mark(boolean holds) {
        return holds ? "✓" : "✗";
    }

    private static String labelled(String label, String text) {
        return "  %-9s %s".formatted(label, text);
    }
}
