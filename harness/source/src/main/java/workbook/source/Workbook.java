package workbook.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The workbook on disk.
 *
 * @param root the folder that holds {@code lessons} and {@code solutions}
 */
public record Workbook(Path root) {

    private static final String LESSONS = "lessons";
    private static final String SOLUTIONS = "solutions";

    /**
     * The workbook that a file or folder lies in.
     *
     * @throws Refused if no folder above holds lessons and solutions
     */
    public static Workbook around(Path inside) {
        return Stream.iterate(inside.toAbsolutePath().normalize(), folder -> folder != null, Path::getParent)
                .filter(folder ->
                        Files.isDirectory(folder.resolve(LESSONS)) && Files.isDirectory(folder.resolve(SOLUTIONS)))
                .findFirst()
                .map(Workbook::new)
                .orElseThrow(() -> new Refused("No folder above " + inside
                        + " holds both 'lessons' and 'solutions': run the check from inside the workbook."));
    }

    /** Every lesson, in teaching order: what has a folder below lessons or solutions, by number. */
    public List<LessonFolder> lessons() {
        return Stream.of(LESSONS, SOLUTIONS)
                .flatMap(parent -> foldersIn(root.resolve(parent)))
                .filter(name -> name.matches("\\d\\d-.*"))
                .distinct()
                .sorted()
                .map(name -> new LessonFolder(this, name))
                .toList();
    }

    /**
     * The lesson whose classes are in a package.
     *
     * @throws Refused if there is none
     */
    public LessonFolder lessonOf(String packageName) {
        return lessons().stream()
                .filter(lesson -> Files.isDirectory(lesson.skeletons().resolve(packageName.replace('.', '/'))))
                .findFirst()
                .orElseThrow(() -> new Refused("No lesson's src/main/java has the package " + packageName
                        + ": a solutions' check stands in the package of its lesson."));
    }

    public Path lessonsFolder() {
        return root.resolve(LESSONS);
    }

    public Path solutionsFolder() {
        return root.resolve(SOLUTIONS);
    }

    /** Whether a class path entry belongs to a lesson or its solutions. */
    public boolean holdsLesson(Path entry) {
        return entry.startsWith(lessonsFolder()) || entry.startsWith(solutionsFolder());
    }

    /** A file as an author would name it: from the workbook's top folder, with slashes. */
    public String nameOf(Path file) {
        return root.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    private static Stream<String> foldersIn(Path parent) {
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        try (var children = Files.list(parent)) {
            return children
                    .filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
