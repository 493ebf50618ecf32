package workbook.check;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.manifest.ManifestException;
import workbook.manifest.Mistake;
import workbook.manifest.MistakeCatalogue;
import workbook.source.CompiledLesson;
import workbook.source.Compiler;
import workbook.source.Compiler.Compiled;
import workbook.source.LessonFolder;

/**
 * Everything that one lesson must stand up to: what its files alone show to be wrong, and the trials that its exercises are
 * still to be put to.
 *
 * @param folder where the lesson lies
 * @param lesson its manifest; empty if it cannot be read
 * @param refusals what must be mended before, or whatever the trials say
 * @param exercises what is to be tried; without what the refusals make impossible
 */
record LessonCheck(
        LessonFolder folder, Optional<Lesson> lesson, List<Refusal> refusals, List<ExerciseTrials> exercises) {

    /**
     * The trials of one exercise.
     *
     * @param exercise the exercise
     * @param trials skeleton, solution and each mistake, in this order
     */
    record ExerciseTrials(Exercise exercise, List<Trial> trials) {}

    /** Reads and compiles a lesson, without running anything. */
    static LessonCheck of(LessonFolder folder, Compiler compiler) {
        var refusals = new ArrayList<Refusal>();
        var lesson = read(folder, refusals);
        var exercises = lesson.map(manifest -> prepare(folder, manifest, compiler, refusals))
                .orElse(List.of());
        return new LessonCheck(folder, lesson, List.copyOf(refusals), exercises);
    }

    private static Optional<Lesson> read(LessonFolder folder, List<Refusal> refusals) {
        try {
            return Optional.of(Lesson.read(folder.manifest()));
        } catch (ManifestException unusable) {
            refusals.add(Refusal.of(unusable));
            return Optional.empty();
        }
    }

    private static List<ExerciseTrials> prepare(
            LessonFolder folder, Lesson lesson, Compiler compiler, List<Refusal> refusals) {
        var mistakes = readMistakes(folder, refusals);
        refusals.addAll(new LessonRules(folder, lesson, mistakes).refusals());
        var compiled = CompiledLesson.of(folder, lesson, compiler);
        Stream.of(compiled.skeletons(), compiled.tests(), compiled.solutions())
                .flatMap(part -> complaints(folder, part))
                .forEach(refusals::add);
        if (compiled.skeletons().failed() || compiled.tests().failed()) {
            return List.of();
        }
        return lesson.exercises().stream()
                .filter(exercise -> Files.exists(folder.testOf(lesson, exercise)))
                .map(exercise -> new ExerciseTrials(exercise, trials(compiled, exercise, mistakes)))
                .toList();
    }

    private static MistakeCatalogue readMistakes(LessonFolder folder, List<Refusal> refusals) {
        try {
            return MistakeCatalogue.read(folder.mistakes());
        } catch (ManifestException unusable) {
            refusals.add(Refusal.of(unusable));
            return new MistakeCatalogue(List.of());
        }
    }

    private static Stream<Refusal> complaints(LessonFolder folder, Compiled part) {
        var errors = part.errors().stream()
                .map(error -> new Refusal(
                        folder.workbook().nameOf(error.file()),
                        "it does not compile, " + error.text() + ".",
                        "Mend it: the lesson is compiled as a whole."));
        var warnings = part.warnings().stream()
                .map(warning -> new Refusal(
                        folder.workbook().nameOf(warning.file()),
                        "it compiles with a warning, " + warning.text() + ".",
                        "Mend it: a learner should see no warnings but their own."));
        return Stream.concat(errors, warnings);
    }

    private static List<Trial> trials(CompiledLesson compiled, Exercise exercise, MistakeCatalogue mistakes) {
        var trials = new ArrayList<Trial>();
        trials.add(new SkeletonTrial(compiled, exercise));
        boolean solved = !compiled.solutions().failed()
                && Files.exists(compiled.folder().solutionOf(compiled.lesson(), exercise));
        if (solved) {
            trials.add(new SolutionTrial(compiled, exercise));
            for (Mistake mistake : mistakes.of(exercise.id())) {
                trials.add(new MistakeTrial(compiled, exercise, mistake));
            }
        }
        return List.copyOf(trials);
    }
}
