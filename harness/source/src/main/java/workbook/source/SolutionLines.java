package workbook.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a solution has and its skeleton has not, line by line: what could be pasted teaches nothing. Spaces do not count, and to
 * name an API gives nothing away.
 *
 * @param lines the lines, without the punctuation that ties each to its neighbours
 */
public record SolutionLines(Set<String> lines) {

    private static final int SHORTEST_LINE = 12;
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern BARE_NAME = Pattern.compile("[\\w.:<>,]+(\\(\\))?");
    private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`]+)`");

    /** The lines of a solution that are to be found out; none if there is no such file. */
    public static SolutionLines of(Path solution, Path skeleton) {
        var lines = linesOf(solution);
        lines.removeAll(linesOf(skeleton));
        return new SolutionLines(lines);
    }

    /** The first line that a text gives away: whole, or a piece of it that stands alone in the text. */
    public Optional<String> toldBy(String text) {
        var whole = withoutSpaces(text);
        var pieces = Stream.concat(
                        text.lines(), IN_BACKTICKS.matcher(text).results().map(code -> code.group(1)))
                .map(SolutionLines::core)
                .filter(SolutionLines::isCode)
                .toList();
        return lines.stream()
                .filter(line -> whole.contains(withoutSpaces(line))
                        || pieces.stream().anyMatch(piece -> withoutSpaces(line).contains(withoutSpaces(piece))))
                .findFirst();
    }

    /** A source's lines of code. */
    private static Set<String> linesOf(Path source) {
        var lines = new LinkedHashSet<String>();
        if (Files.exists(source)) {
            COMMENT.matcher(SourceFile.read(source).text())
                    .replaceAll("")
                    .lines()
                    .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                    .map(SolutionLines::core)
                    .filter(SolutionLines::isCode)
                    .forEach(lines::add);
        }
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
