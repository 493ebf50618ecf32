package workbook.check;

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
record LessonFolder(Workbook workbook, String name) {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TEST = Path.of("src", "test", "java");

    Path lesson() {
        return workbook.lessonsFolder().resolve(name);
    }

    Path solution() {
        return workbook.solutionsFolder().resolve(name);
    }

    Path manifest() {
        return lesson().resolve(Lesson.FILE);
    }

    Path mistakes() {
        return solution().resolve(MistakeCatalogue.FILE);
    }

    Path skeletons() {
        return lesson().resolve(MAIN);
    }

    Path tests() {
        return lesson().resolve(TEST);
    }

    Path solutions() {
        return solution().resolve(MAIN);
    }

    /** Where the class is that proves the lesson. */
    Path proofs() {
        return solution().resolve(TEST);
    }

    Path skeletonOf(Lesson lesson, Exercise exercise) {
        return skeletons().resolve(file(lesson, exercise.className()));
    }

    Path testOf(Lesson lesson, Exercise exercise) {
        return tests().resolve(file(lesson, exercise.testClassName()));
    }

    Path solutionOf(Lesson lesson, Exercise exercise) {
        return solutions().resolve(file(lesson, exercise.className()));
    }

    private static String file(Lesson lesson, String className) {
        return lesson.packageName().replace('.', '/') + "/" + className + ".java";
    }
}
