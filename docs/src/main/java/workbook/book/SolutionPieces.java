package workbook.book;

import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.LessonFolder;
import workbook.source.SourceFile;

/** A lesson's part of the page of solutions: each solution's source from its Javadoc on, and the topology that it builds. */
final class SolutionPieces {

    private SolutionPieces() {}

    /** {@code solutions.adoc}; {@code shown} tells which exercises have a run, and so a topology, to show. */
    static Piece piece(LessonFolder folder, Lesson lesson, Path pieces, Predicate<Exercise> shown) {
        return new Piece(
                pieces.resolve("solutions.adoc"),
                "== %d. %s%n%n".formatted(lesson.number(), lesson.title())
                        + lesson.exercises().stream()
                                .map(exercise -> section(
                                        folder.solutionOf(lesson, exercise), exercise, pieces, shown.test(exercise)))
                                .collect(Collectors.joining("\n")));
    }

    private static String section(Path source, Exercise exercise, Path pieces, boolean shown) {
        int javadoc = (int) SourceFile.read(source)
                        .text()
                        .lines()
                        .takeWhile(line -> !line.startsWith("/**"))
                        .count()
                + 1;
        var topology = shown
                ? "include::%s[]%n"
                        .formatted(pieces.resolve(exercise.id() + "-topology.adoc")
                                .toAbsolutePath()
                                .normalize())
                : "";
        return """
                [#solution-%s]
                === %s

                [source,java]
                ----
                include::%s[lines=%d..-1]
                ----

                %s
                """.formatted(
                        exercise.id().replace('.', '-'),
                        Adoc.plain(exercise.heading()),
                        source.toAbsolutePath().normalize(),
                        javadoc,
                        topology);
    }
}
