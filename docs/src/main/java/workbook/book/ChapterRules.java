package workbook.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.LessonFolder;
import workbook.source.SourceFile;
import workbook.source.Workbook;

/**
 * What each chapter has: the same parts in the same order, a section of the idea for each exercise, and no section without one.
 * The verdicts and the skeletons send learners to these sections by their titles.
 */
final class ChapterRules {

    /** The part that explains; its sections are those that the exercises name. */
    static final String IDEA = "The idea";

    /** A chapter's parts, in their order. */
    static final List<String> PARTS = List.of(
            "What you will be able to do",
            IDEA,
            "A worked example",
            "Exercises",
            "Common mistakes",
            "A tempting design, and what it costs",
            "Questions",
            "What to remember",
            "The same elsewhere",
            "Further reading");

    private final Workbook workbook;
    private final List<String> faults = new ArrayList<>();

    ChapterRules(Workbook workbook) {
        this.workbook = workbook;
    }

    /** @throws BookFault if a chapter breaks a rule */
    void check() {
        workbook.lessons().forEach(this::check);
        if (!faults.isEmpty()) {
            throw new BookFault(faults);
        }
    }

    private void check(LessonFolder folder) {
        var lesson = Lesson.read(folder.manifest());
        var chapter = workbook.root().resolve(lesson.chapter());
        if (!Files.exists(chapter)) {
            faults.add(lesson.chapter() + " is missing. Write the chapter of lesson " + lesson.folder() + ".");
            return;
        }
        var headings = headings(chapter);
        var parts = titles(headings, "== ");
        if (!parts.equals(PARTS)) {
            faults.add(lesson.chapter() + " has the parts " + quoted(parts) + ". Give it these, in this order: "
                    + quoted(PARTS) + ".");
        }
        var sections = new LinkedHashSet<>(titles(idea(headings), "=== "));
        var named =
                lesson.exercises().stream().map(Exercise::section).collect(Collectors.toCollection(LinkedHashSet::new));
        missing(named, sections)
                .forEach(section -> faults.add(lesson.chapter() + " has no section '" + section
                        + "', and an exercise in " + workbook.nameOf(folder.manifest())
                        + " names it. Write it below '" + IDEA + "'."));
        missing(sections, named)
                .forEach(section ->
                        faults.add(lesson.chapter() + ": no exercise has the section '" + section + "'. Name it in "
                                + workbook.nameOf(folder.manifest()) + ", or make it a part of another one."));
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        var missing = new LinkedHashSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private static List<String> headings(Path chapter) {
        return SourceFile.read(chapter)
                .text()
                .lines()
                .filter(line -> line.matches("={2,3} .+"))
                .toList();
    }

    private static List<String> idea(List<String> headings) {
        int from = headings.indexOf("== " + IDEA) + 1;
        return headings.subList(from, headings.size()).stream()
                .takeWhile(heading -> heading.startsWith("=== "))
                .toList();
    }

    private static List<String> titles(List<String> headings, String mark) {
        return headings.stream()
                .filter(heading -> heading.startsWith(mark))
                .map(heading -> heading.substring(mark.length()).strip())
                .toList();
    }

    private static String quoted(List<String> titles) {
        return "'" + String.join("', '", titles) + "'";
    }
}
