package workbook.book;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;

/** A chapter's exercises as {@code lesson.yaml} lists them: task, table of a run, and hints folded one behind the other. */
final class ExercisePieces {

    private final Lesson lesson;
    private final Path folder;

    /** @param folder where the lesson's pieces go, and the tables of its runs are */
    ExercisePieces(Lesson lesson, Path folder) {
        this.lesson = lesson;
        this.folder = folder;
    }

    /** The anchor of an exercise in its chapter. */
    static String anchorOf(Exercise exercise) {
        return "exercise-" + exercise.id().replace('.', '-');
    }

    /** {@code exercises.adoc}; {@code shown} tells which exercises have a run to show. */
    Piece piece(Predicate<Exercise> shown) {
        var sections = lesson.exercises().stream()
                .map(exercise -> section(
                        exercise,
                        shown.test(exercise)
                                ? Optional.of(folder.resolve(exercise.id() + "-records.adoc"))
                                : Optional.empty()))
                .collect(Collectors.joining("\n"));
        return new Piece(folder.resolve("exercises.adoc"), sections);
    }

    private String section(Exercise exercise, Optional<Path> table) {
        return """
                [#%s.exercise]
                === %s

                %s

                Read <<%s,%s>>, edit `%s`, and run:

                [source,shell]
                ----
                mvn test -pl lessons/%s -Dtest=%s
                ----

                %s
                %s
                """.formatted(
                        anchorOf(exercise),
                        Adoc.plain(exercise.heading()),
                        Adoc.plain(exercise.task()),
                        Frame.slug(exercise.section()),
                        Adoc.plain(exercise.section()),
                        lesson.skeleton(exercise),
                        lesson.folder(),
                        exercise.testClassName(),
                        table.map(file -> "include::%s[]\n"
                                        .formatted(file.toAbsolutePath().normalize()))
                                .orElse(""),
                        hints(exercise, 1));
    }

    private static String hints(Exercise exercise, int number) {
        if (number > exercise.hints().size()) {
            return "";
        }
        var fence = "=".repeat(3 + number);
        return """
                .Hint %d
                [%%collapsible.hint]
                %s
                %s

                %s
                %s
                """.formatted(
                number, fence, Adoc.plain(exercise.hints().get(number - 1)), hints(exercise, number + 1), fence);
    }
}
