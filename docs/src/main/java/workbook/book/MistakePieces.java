package workbook.book;

import java.nio.file.Path;
import java.util.stream.Collectors;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.manifest.Mistake;
import workbook.manifest.MistakeCatalogue;

/** A chapter's common mistakes as {@code mistakes.yaml} lists them: what somebody believed, and what the check says to it. */
final class MistakePieces {

    private MistakePieces() {}

    /** {@code mistakes.adoc}. */
    static Piece piece(Lesson lesson, MistakeCatalogue catalogue, Path folder) {
        return new Piece(
                folder.resolve("mistakes.adoc"),
                lesson.exercises().stream()
                        .map(exercise -> list(exercise, catalogue))
                        .collect(Collectors.joining("\n")));
    }

    private static String list(Exercise exercise, MistakeCatalogue catalogue) {
        return """
                .<<%s,%s>>
                %s
                """.formatted(
                ExercisePieces.anchorOf(exercise),
                Adoc.plain(exercise.heading()),
                catalogue.of(exercise.id()).stream().map(MistakePieces::item).collect(Collectors.joining("\n")));
    }

    private static String item(Mistake mistake) {
        return "* [.belief]#%s# + %n[.answer]#The check \"%s\" answers: \"… %s …\"#"
                .formatted(
                        Adoc.plain(capitalized(mistake.mistake())),
                        Adoc.plain(mistake.caughtBy().replace('_', ' ')),
                        Adoc.plain(mistake.says()));
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
