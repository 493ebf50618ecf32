package workbook.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.LessonFolder;
import workbook.source.SolutionLines;
import workbook.source.Workbook;

/**
 * No chapter shows a line of its lesson's solutions: they have a page of their own. A line that an earlier lesson's solutions have
 * too is known by then, and one that stands in several solutions of the workbook is how everybody writes it.
 */
final class SolutionRule {

    private final Workbook workbook;

    SolutionRule(Workbook workbook) {
        this.workbook = workbook;
    }

    /** @throws BookFault if a chapter gives a solution away */
    void check(List<Page> pages) {
        var faults = new ArrayList<String>();
        var known = new HashSet<String>();
        for (var folder : workbook.lessons()) {
            var lesson = Lesson.read(folder.manifest());
            var secrets = secrets(folder, lesson);
            known.addAll(standingTwice(secrets));
            pages.stream()
                    .filter(page -> page.name().equals(lesson.folder()))
                    .forEach(page -> faults.addAll(faults(page, secrets, known)));
            secrets.values().forEach(known::addAll);
        }
        if (!faults.isEmpty()) {
            throw new BookFault(faults);
        }
    }

    private static Map<Exercise, Set<String>> secrets(LessonFolder folder, Lesson lesson) {
        var secrets = new HashMap<Exercise, Set<String>>();
        for (var exercise : lesson.exercises()) {
            secrets.put(
                    exercise,
                    SolutionLines.of(folder.solutionOf(lesson, exercise), folder.skeletonOf(lesson, exercise))
                            .lines());
        }
        return secrets;
    }

    private static Set<String> standingTwice(Map<Exercise, Set<String>> secrets) {
        var seen = new HashSet<String>();
        return secrets.values().stream()
                .flatMap(Set::stream)
                .filter(line -> !seen.add(line))
                .collect(Collectors.toSet());
    }

    private static List<String> faults(Page page, Map<Exercise, Set<String>> secrets, Set<String> known) {
        var code = page.body().select("code").stream()
                .map(element -> element.wholeText())
                .collect(Collectors.joining())
                .replaceAll("\\s", "");
        var faults = new ArrayList<String>();
        secrets.forEach((exercise, lines) -> {
            var hidden = new HashSet<>(lines);
            hidden.removeAll(known);
            hidden.stream()
                    .filter(line -> code.contains(line.replaceAll("\\s", "")))
                    .forEach(line -> faults.add("docs/chapters/" + page.name()
                            + ".adoc shows a line of the solution of " + exercise.heading() + ": " + line
                            + ". Say it in words, or show another example."));
        });
        return faults;
    }
}
