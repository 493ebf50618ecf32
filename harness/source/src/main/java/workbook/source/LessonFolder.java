package workbook.source;

import java.nio.file.Path;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.manifest.MistakeCatalogue;

/**
 * Where the parts of one lesson lie.
 *
 * @param workbook the workbook that it belongs to
 * @param name the folder's name below lessons and solutions, such as {@code 04-windowing}
 */
public record LessonFolder(Workbook workbook, String name) {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TEST = Path.of("src", "test", "java");

    public Path lesson() {
        return workbook.lessonsFolder().resolve(name);
    }

    public Path solution() {
        return workbook.solutionsFolder().resolve(name);
    }

    public Path manifest() {
        return lesson().resolve(Lesson.FILE);
    }

    public Path mistakes() {
        return solution().resolve(MistakeCatalogue.FILE);
    }

    public Path skeletons() {
        return lesson().resolve(MAIN);
    }

    public Path tests() {
        return lesson().resolve(TEST);
    }

    public Path solutions() {
        return solution().resolve(MAIN);
    }

    /** Where the class is that proves the lesson. */
    public Path proofs() {
        return solution().resolve(TEST);
    }

    public Path skeletonOf(Lesson lesson, Exercise exercise) {
        return skeletons().resolve(file(lesson, exercise.className()));
    }

    public Path testOf(Lesson lesson, Exercise exercise) {
        return tests().resolve(file(lesson, exercise.testClassName()));
    }

    public Path solutionOf(Lesson lesson, Exercise exercise) {
        return solutions().resolve(file(lesson, exercise.className()));
    }

    private static String file(Lesson lesson, String className) {
        return lesson.packageName().replace('.', '/') + "/" + className + ".java";
    }
}
