package workbook.check;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import workbook.check.Trial.Result;
import workbook.source.Compiler;
import workbook.source.Workbook;

/**
 * What the whole workbook has come to.
 *
 * @param acrossLessons what is refused between lessons
 * @param lessons each lesson, in teaching order
 * @param preparingNanos how long reading and compiling all lessons took
 */
record WorkbookProof(List<Refusal> acrossLessons, List<LessonProof> lessons, long preparingNanos) {

    /** Reads and compiles every lesson; {@link #runAll} tries them. */
    static WorkbookProof prepare(Workbook workbook, Compiler compiler) {
        long begun = System.nanoTime();
        var checks = workbook.lessons().stream()
                .map(folder -> LessonCheck.of(folder, compiler))
                .toList();
        var acrossLessons = new WorkbookRules(workbook, checks).refusals();
        var proofs = checks.stream().map(LessonProof::new).toList();
        return new WorkbookProof(acrossLessons, proofs, System.nanoTime() - begun);
    }

    /**
     * Puts every lesson to its trials.
     *
     * @param done told of each lesson when it has been tried
     */
    void runAll(Consumer<LessonProof> done) {
        for (var lesson : lessons) {
            lesson.runAll();
            done.accept(lesson);
        }
    }

    /** How many trials passed. */
    long passed() {
        return results().filter(Result::passed).count();
    }

    /** How many trials failed, and how many faults the files alone show. */
    long failed() {
        long refusedFiles = acrossLessons.size()
                + lessons.stream()
                        .mapToLong(lesson -> lesson.check().refusals().size())
                        .sum();
        return refusedFiles + results().filter(result -> !result.passed()).count();
    }

    /** Everything that is refused, in the order in which it is to be mended. */
    List<Refusal> refusals() {
        return Stream.concat(acrossLessons.stream(), lessons.stream().flatMap(lesson -> lesson.refusals().stream()))
                .toList();
    }

    private Stream<Result> results() {
        return lessons.stream().flatMap(lesson -> lesson.results().stream());
    }
}
