package workbook.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One lesson, as its {@code lesson.yaml} describes it: the single list of its exercises, in the order a learner meets
 * them.
 *
 * <pre>{@code
 * var lesson = Lesson.read(Path.of("lessons/04-windowing/lesson.yaml"));
 * lesson.exercise("4.1").orElseThrow().title();   // Tumbling windows
 * }</pre>
 *
 * @param folder the lesson's folder below {@code lessons} and {@code solutions}, such as {@code 04-windowing}
 * @param title such as {@code Windowing}
 * @param packageName the Java package of its classes
 * @param exercises in teaching order
 */
public record Lesson(String folder, String title, String packageName, List<Exercise> exercises) {

    /** The manifest's file name, in the lesson's folder and on its test class path. */
    public static final String FILE = "lesson.yaml";

    /**
     * Reads a lesson's manifest.
     *
     * @throws ManifestException if the file is missing, is not YAML, lacks a field, has an unknown one, or lists an
     *     exercise that is incomplete; the message names the file, the fault and the mend
     */
    public static Lesson read(Path file) {
        return LessonReader.read(file);
    }

    /**
     * Reads the manifest of the lesson that a class belongs to, from the class path.
     *
     * @return empty if there is no manifest on the class's class path
     * @throws ManifestException if there is one and it cannot be used
     */
    public static Optional<Lesson> of(Class<?> exerciseOrTest) {
        return LessonReader.readFromClassPath(exerciseOrTest);
    }

    /** The exercise with this id; empty if the lesson has none. */
    public Optional<Exercise> exercise(String id) {
        return exercises.stream().filter(exercise -> exercise.id().equals(id)).findFirst();
    }

    /** The exercise whose tests a class holds; empty if it holds no exercise's tests. */
    public Optional<Exercise> testedBy(String testClassSimpleName) {
        return exercises.stream()
                .filter(exercise -> exercise.testClassName().equals(testClassSimpleName))
                .findFirst();
    }

    /** The lesson's number, which is also its chapter's: {@code 4} for {@code 04-windowing}. */
    public int number() {
        return Integer.parseInt(folder.substring(0, folder.indexOf('-')));
    }

    /** Where a learner reads on, from the workbook's top folder. */
    public String chapter() {
        return "docs/chapters/" + folder + ".adoc";
    }

    /** Where a learner edits an exercise's class, from the workbook's top folder. */
    public String skeleton(Exercise exercise) {
        return "lessons/" + folder + "/src/main/java/" + packageName.replace('.', '/') + "/" + exercise.className()
                + ".java";
    }
}
