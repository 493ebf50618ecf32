package workbook.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import workbook.engine.RecordPath;

/**
 * Chooses the paths that explain a difference: those of records that should not have come out, and those of records that
 * came to no topic.
 */
final class RelevantPaths {

    private static final int MOST_PATHS = 3;
    private static final int MOST_LINES = 12;

    private RelevantPaths() {}

    static List<String> of(List<RecordPath> paths, List<String> expected, List<String> got) {
        var chosen = new LinkedHashSet<RecordPath>();
        for (var wrong : without(got, expected)) {
            paths.stream().filter(path -> produced(path, wrong)).findFirst().ifPresent(chosen::add);
        }
        if (!without(expected, got).isEmpty()) {
            paths.stream().filter(path -> path.arrivals().isEmpty()).forEach(chosen::add);
        }
        return chosen.isEmpty() ? last(paths) : lines(chosen);
    }

    /** The path of the record that was under way when something broke. */
    static List<String> last(List<RecordPath> paths) {
        return paths.isEmpty() ? List.of() : lines(Set.of(paths.get(paths.size() - 1)));
    }

    private static boolean produced(RecordPath path, String record) {
        return path.arrivals().stream()
                .anyMatch(arrival -> arrival.record().equals(record)
                        || arrival.record().startsWith(record + " @")
                        || arrival.record().contains("-> " + record + " @"));
    }

    private static List<String> without(List<String> lines, List<String> others) {
        var rest = new ArrayList<>(lines);
        others.forEach(rest::remove);
        return rest;
    }

    private static List<String> lines(Set<RecordPath> paths) {
        var lines = new ArrayList<String>();
        paths.stream().limit(MOST_PATHS).forEach(path -> lines.addAll(shortened(path.lines())));
        if (paths.size() > MOST_PATHS) {
            lines.add("… and " + (paths.size() - MOST_PATHS) + " more records");
        }
        return lines;
    }

    private static List<String> shortened(List<String> path) {
        if (path.size() <= MOST_LINES) {
            return path;
        }
        var shortened = new ArrayList<>(path.subList(0, MOST_LINES));
        shortened.add("  … and " + (path.size() - MOST_LINES) + " more steps");
        return shortened;
    }
}
