package workbook.book;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.manifest.MistakeCatalogue;
import workbook.source.CompiledLesson;
import workbook.source.Compiler;
import workbook.source.LessonFolder;
import workbook.source.Workbook;

/** Writes what the chapters include: exercises, mistakes, tables and pictures of runs, solutions. */
public final class Pieces {

    private Pieces() {}

    /**
     * Writes all pieces.
     *
     * @param arguments the book's folder, the folder for the pieces, and whether the solutions are part of the book
     */
    public static void main(String[] arguments) {
        var docs = Path.of(arguments[0]);
        var folder = Path.of(arguments[1]);
        boolean solutions = Boolean.parseBoolean(arguments[2]);
        BookFault.reportedFrom(() -> {
            var workbook = Workbook.around(docs);
            new ChapterRules(workbook).check();
            Examples.pieces(docs, folder.resolve("examples")).forEach(Piece::write);
            try (var compiler = Compiler.of(workbook);
                    var runs = new CheckRuns(docs)) {
                for (var lesson : workbook.lessons()) {
                    write(lesson, compiler, runs, folder.resolve(lesson.name()), solutions);
                }
            }
        });
        // Clients of the embedded broker may still be on their way out.
        System.exit(0);
    }

    private static void write(LessonFolder folder, Compiler compiler, CheckRuns runs, Path pieces, boolean solutions) {
        var lesson = Lesson.read(folder.manifest());
        var seen = runsOf(CompiledLesson.of(folder, lesson, compiler), runs);
        for (var exercise : seen.keySet()) {
            Picture.of(seen.get(exercise), pieces, exercise.id(), "exercise " + exercise.heading())
                    .forEach(Piece::write);
        }
        new ExercisePieces(lesson, pieces).piece(seen::containsKey).write();
        MistakePieces.piece(lesson, MistakeCatalogue.read(folder.mistakes()), pieces)
                .write();
        if (solutions) {
            SolutionPieces.piece(folder, lesson, pieces, seen::containsKey).write();
        }
    }

    private static Map<Exercise, Run> runsOf(CompiledLesson lesson, CheckRuns runs) {
        var seen = new HashMap<Exercise, Run>();
        for (var exercise : lesson.lesson().exercises()) {
            runs.of(lesson, exercise).ifPresent(run -> seen.put(exercise, run));
        }
        return seen;
    }
}
