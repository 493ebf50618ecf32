package workbook.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.manifest.MistakeCatalogue;
import workbook.source.LessonFolder;
import workbook.source.SourceFile;

/** What a lesson's files must hold, whatever they do when they run. */
final class LessonRules {

    private static final int LEAST_MISTAKES = 3;

    private final LessonFolder folder;
    private final Lesson lesson;
    private final MistakeCatalogue mistakes;
    private final List<Refusal> refusals = new ArrayList<>();

    LessonRules(LessonFolder folder, Lesson lesson, MistakeCatalogue mistakes) {
        this.folder = folder;
        this.lesson = lesson;
        this.mistakes = mistakes;
    }

    List<Refusal> refusals() {
        requireFolderName();
        for (var exercise : lesson.exercises()) {
            requireFiles(exercise);
            requireMistakes(exercise);
            refusals.addAll(new HintRule(folder, lesson, exercise).refusals());
        }
        requireKnownExercises();
        requireListedTests();
        requireProof();
        return List.copyOf(refusals);
    }

    private void requireFolderName() {
        if (!lesson.folder().equals(folder.name())) {
            refuse(
                    folder.manifest(),
                    "it says 'lesson: " + lesson.folder() + "', and lies in the folder " + folder.name() + ".",
                    "Give both the same name.");
        }
    }

    private void requireFiles(Exercise exercise) {
        requireFile(exercise, "skeleton", folder.skeletonOf(lesson, exercise));
        requireFile(exercise, "test", folder.testOf(lesson, exercise));
        requireFile(exercise, "solution", folder.solutionOf(lesson, exercise));
    }

    private void requireFile(Exercise exercise, String what, Path file) {
        if (!Files.exists(file)) {
            refuse(file, "exercise " + exercise.heading() + " has no " + what + ".", "Write it.");
        }
    }

    private void requireMistakes(Exercise exercise) {
        int known = mistakes.of(exercise.id()).size();
        if (known < LEAST_MISTAKES) {
            refuse(
                    folder.mistakes(),
                    "exercise " + exercise.heading() + " has " + known + " mistakes.",
                    "Catalogue at least three that real learners make.");
        }
    }

    private void requireKnownExercises() {
        for (var mistake : mistakes.mistakes()) {
            if (lesson.exercise(mistake.exercise()).isEmpty()) {
                refuse(
                        folder.mistakes(),
                        "'" + mistake.mistake() + "' is listed for exercise " + mistake.exercise()
                                + ", which the lesson does not have.",
                        "Write the id of one that " + Lesson.FILE + " lists.");
            }
        }
    }

    private void requireListedTests() {
        for (var test : SourceFile.allBelow(folder.tests())) {
            var className = test.file().getFileName().toString().replaceAll("\\.java$", "");
            if (className.endsWith("Test") && lesson.testedBy(className).isEmpty()) {
                refuse(test.file(), "it holds the tests of no exercise.", "List its exercise in " + Lesson.FILE + ".");
            }
        }
    }

    private void requireProof() {
        boolean proven = SourceFile.allBelow(folder.proofs()).stream()
                .anyMatch(source -> source.text().contains("extends " + SolutionCheck.class.getSimpleName()));
        if (!proven) {
            refuse(
                    folder.proofs(),
                    "no class here extends SolutionCheck: mvn test -pl solutions/" + folder.name() + " proves nothing.",
                    "Add one, as in solutions/04-windowing.");
        }
    }

    private void refuse(Path file, String fault, String mend) {
        refusals.add(new Refusal(folder.workbook().nameOf(file), fault, mend));
    }
}
