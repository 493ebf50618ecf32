package workbook.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.LessonFolder;
import workbook.source.SourceFile;

/**
 * No hint holds a line of the solution: what could be pasted teaches nothing. Spaces do not count, nor do lines that the
 * skeleton has too, and to name an API is what hints are for.
 */
record HintRule(LessonFolder folder, Lesson lesson, Exercise exercise) {

    private static final int SHORTEST_LINE = 12;
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern BARE_NAME = Pattern.compile("[\\w.:<>,]+(\\(\\))?");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`]+)`");

    List<Refusal> refusals() {
        var secret = new LinkedHashSet<>(lines(folder.solutionOf(lesson, exercise)));
        secret.removeAll(lines(folder.skeletonOf(lesson, exercise)));
        var refusals = new ArrayList<Refusal>();
        for (int i = 0; i < exercise.hints().size(); i++) {
            int number = i + 1;
            told(exercise.hints().get(i), secret).ifPresent(line -> refusals.add(refusal(number, line)));
        }
        return refusals;
    }

    private Refusal refusal(int number, String line) {
        return new Refusal(
                folder.workbook().nameOf(folder.manifest()),
                "hint " + number + " of exercise " + exercise.heading() + " holds a line of the solution: " + line
                        + ".",
                "Say it in words.");
    }

    /** The first line of the solution that a hint gives away: whole, or a piece of it that stands alone in the hint. */
    private static Optional<String> told(String hint, Set<String> secret) {
        var whole = withoutSpaces(hint);
        var pieces = Stream.concat(
                        hint.lines(), IN_BACKTICKS.matcher(hint).results().map(code -> code.group(1)))
                .map(HintRule::core)
                .filter(HintRule::isCode)
                .toList();
        return secret.stream()
                .filter(line -> whole.contains(withoutSpaces(line))
                        || pieces.stream().anyMatch(piece -> withoutSpaces(line).contains(withoutSpaces(piece))))
                .findFirst();
    }

    /** A source's lines of code. */
    private static Set<String> lines(Path source) {
        if (!Files.exists(source)) {
            return Set.of();
        }
        var lines = new LinkedHashSet<String>();
        COMMENT.matcher(SourceFile.read(source).text())
                .replaceAll("")
                .lines()
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                .map(HintRule::core)
                .filter(HintRule::isCode)
                .forEach(lines::add);
        return lines;
    }

    /** A line without the punctuation that ties it to its neighbours. */
    private static String core(String line) {
        return line.strip().replaceAll("^[.{}\\s]+|[;,{}\\s]+$", "");
    }

    /** Whether a line is more than a name. */
    private static boolean isCode(String line) {
        var dense = withoutSpaces(line);
        return dense.length() >= SHORTEST_LINE && !BARE_NAME.matcher(dense).matches();
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s", "");
    }
}
