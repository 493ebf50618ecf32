package workbook.verdict;

import java.util.ArrayList;
import java.util.List;

/** Lays a verdict out for a terminal. */
final class VerdictText {

    private static final String LABEL = "  %-9s ";
    private static final String DIFFERS = "≠ ";
    private static final String SAME = "  ";
    private static final int WIDTH = 110;

    private VerdictText() {}

    static String of(Verdict verdict) {
        var lines = new ArrayList<String>();
        lines.add(verdict.heading() + ": " + verdict.headline());
        if (!verdict.expected().isEmpty() || !verdict.got().isEmpty()) {
            lines.addAll(labelled("expected", marked(orNothing(verdict.expected()), verdict.got())));
            lines.addAll(labelled("but got", marked(orNothing(verdict.got()), verdict.expected())));
        }
        if (!verdict.why().isEmpty()) {
            var label = verdict.kind() == Verdict.Kind.UNSOLVED ? "task" : "why";
            lines.addAll(labelled(label, wrapped(verdict.why())));
        }
        lines.addAll(labelled("path", verdict.path()));
        lines.addAll(labelled("read", List.of(verdict.read())));
        return String.join("\n", lines);
    }

    private static List<String> orNothing(List<String> lines) {
        return lines.isEmpty() ? List.of("nothing") : lines;
    }

    /**
     * Marks the lines that the other side does not have; where both sides have the same lines, those that stand elsewhere.
     * A single line on each side needs no mark.
     */
    private static List<String> marked(List<String> lines, List<String> others) {
        if (lines.size() <= 1 && others.size() <= 1) {
            return lines;
        }
        var unmatched = new ArrayList<>(others);
        boolean sameLines = lines.stream().allMatch(unmatched::remove) && unmatched.isEmpty();
        var left = new ArrayList<>(others);
        var marked = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            boolean matched = sameLines ? others.get(i).equals(lines.get(i)) : left.remove(lines.get(i));
            marked.add((matched ? SAME : DIFFERS) + lines.get(i));
        }
        return marked;
    }

    private static List<String> labelled(String label, List<String> lines) {
        var labelled = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            labelled.add(LABEL.formatted(i == 0 ? label : "") + lines.get(i));
        }
        return labelled;
    }

    private static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH - 12) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
