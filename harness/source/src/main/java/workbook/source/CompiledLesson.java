package workbook.source;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.Compiler.Compiled;

/**
 * One lesson's skeletons, tests and solutions, compiled once for all that is tried on them.
 *
 * @param folder where the sources lie
 * @param lesson the manifest
 * @param compiler for the edited solutions still to come
 * @param skeletons what a learner starts with
 * @param tests compiled against the skeletons, as a learner's build does it
 * @param solutions ours
 */
public record CompiledLesson(
        LessonFolder folder, Lesson lesson, Compiler compiler, Compiled skeletons, Compiled tests, Compiled solutions) {

    public static CompiledLesson of(LessonFolder folder, Lesson lesson, Compiler compiler) {
        var skeletons = compiler.compile(SourceFile.allBelow(folder.skeletons()), Map.of());
        var tests = skeletons.failed()
                ? Compiled.NOTHING
                : compiler.compile(SourceFile.allBelow(folder.tests()), skeletons.classes());
        var solutions = compiler.compile(SourceFile.allBelow(folder.solutions()), Map.of());
        return new CompiledLesson(folder, lesson, compiler, skeletons, tests, solutions);
    }

    /**
     * An exercise's test class over the skeletons.
     *
     * @throws LinkageError if the test needs a class that is not there; so for the other variants
     */
    public Class<?> testOnSkeleton(Exercise exercise) {
        return test(exercise, skeletons.classes(), folder.lesson());
    }

    /** An exercise's test class over the solutions. */
    public Class<?> testOnSolution(Exercise exercise) {
        return test(exercise, solutions.classes(), folder.solution());
    }

    /** An exercise's test class over the solutions, some of whose classes are replaced. */
    public Class<?> testOnEdited(Exercise exercise, Map<String, byte[]> replaced) {
        var classes = new HashMap<>(solutions.classes());
        classes.putAll(replaced);
        return test(exercise, classes, folder.solution());
    }

    private Class<?> test(Exercise exercise, Map<String, byte[]> variant, Path variantFolder) {
        var classes = new HashMap<>(variant);
        classes.putAll(tests.classes());
        var resources = List.of(
                folder.lesson().resolve(Path.of("src", "test", "resources")),
                variantFolder.resolve(Path.of("src", "main", "resources")),
                folder.lesson());
        var name = lesson.packageName() + "." + exercise.testClassName();
        try {
            var testClass = new VariantLoader(lesson.packageName(), classes, resources).loadClass(name);
            // Here, and not somewhere inside of JUnit, a class that the variant lacks is missed.
            testClass.getDeclaredMethods();
            return testClass;
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(name + " was not compiled.", missing);
        }
    }
}
