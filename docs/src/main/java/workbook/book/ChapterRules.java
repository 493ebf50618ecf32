package workbook.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.LessonFolder;
import workbook.source.SourceFile;
import workbook.source.Workbook;

/**
 * What each chapter has: the same parts in the same order, a section of the idea for each exercise, and no section without one.
 * And where verdicts, skeletons and hints send learners to a section by its title, it is there.
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

    private static final Pattern REFERENCE = Pattern.compile("[Cc]hapter (\\d+), \\\\?\"([^\"\\\\]+)\\\\?\"");

    private final Workbook workbook;
    private final List<String> faults = new ArrayList<>();

    ChapterRules(Workbook workbook) {
        this.workbook = workbook;
    }

    /** @throws BookFault if a chapter breaks a rule */
    void check() {
        workbook.lessons().forEach(this::check);
        var sections = sectionsByChapter();
        workbook.lessons().forEach(folder -> checkReferences(folder, sections));
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

    /** Skeletons, checks and hints send their readers to sections: chapter 4, "Grace". */
    private void checkReferences(LessonFolder folder, Map<Integer, List<String>> sections) {
        var files = new ArrayList<>(List.of(folder.manifest()));
        Stream.of(folder.skeletons(), folder.tests(), folder.solutions())
                .flatMap(below -> SourceFile.allBelow(below).stream())
                .forEach(source -> files.add(source.file()));
        for (var file : files) {
            var text = SourceFile.read(file).text().replaceAll("\\s+(\\*\\s+)?", " ");
            REFERENCE
                    .matcher(text)
                    .results()
                    .filter(reference -> !sections.getOrDefault(Integer.valueOf(reference.group(1)), List.of())
                            .contains(reference.group(2)))
                    .forEach(reference -> faults.add(workbook.nameOf(file) + " sends its readers to chapter "
                            + reference.group(1) + ", \"" + reference.group(2)
                            + "\", which is not there. Name a section that is."));
        }
    }

    /** The sections of the idea of each chapter that is there, by its number. */
    private Map<Integer, List<String>> sectionsByChapter() {
        return workbook.lessons().stream()
                .map(folder -> Lesson.read(folder.manifest()))
                .filter(lesson -> Files.exists(workbook.root().resolve(lesson.chapter())))
                .collect(Collectors.toMap(
                        Lesson::number,
                        lesson -> titles(idea(headings(workbook.root().resolve(lesson.chapter()))), "=== ")));
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
