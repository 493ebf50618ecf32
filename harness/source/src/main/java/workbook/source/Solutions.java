package workbook.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;

/** The solutions of this workbook, compiled in memory as the check does it. */
public final class Solutions implements AutoCloseable {

    private final Workbook workbook = Workbook.around(Path.of(""));
    private final Compiler compiler = Compiler.of(workbook);

    /** The classes of a lesson's solutions that build a topology, in the lesson's order. */
    public List<Class<?>> topologiesOf(String lessonFolder) {
        var folder = new LessonFolder(workbook, lessonFolder);
        var lesson = Lesson.read(folder.manifest());
        var classes = compiler.compile(SourceFile.allBelow(folder.solutions()), Map.of())
                .classes();
        var loader = new VariantLoader(lesson.packageName(), classes, List.of());
        return lesson.exercises().stream()
                .<Class<?>>map(exercise -> load(loader, lesson, exercise))
                .filter(Solutions::buildsATopology)
                .toList();
    }

    /** One of them. */
    public Class<?> topology(String lessonFolder, String className) {
        return topologiesOf(lessonFolder).stream()
                .filter(type -> type.getSimpleName().equals(className))
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> load(ClassLoader loader, Lesson lesson, Exercise exercise) {
        try {
            return loader.loadClass(lesson.packageName() + "." + exercise.className());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static boolean buildsATopology(Class<?> solution) {
        return Stream.of(solution.getMethods())
                .anyMatch(method -> method.getName().equals("build"));
    }

    @Override
    public void close() {
        compiler.close();
    }
}
