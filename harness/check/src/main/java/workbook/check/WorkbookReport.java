package workbook.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import workbook.check.Trial.On;
import workbook.check.Trial.Result;
import workbook.manifest.Engine;
import workbook.manifest.Exercise;

/**
 * What the whole workbook has come to, as data: the shape of {@code report.json}, and all that {@code report.html} shows.
 *
 * @param passed trials that passed
 * @param failed trials that failed, and faults that the files alone show
 * @param java the version of the Java that it ran on
 * @param preparingMillis how long reading and compiling all lessons took
 * @param timing what one trial takes, by engine
 * @param acrossLessons what is refused between lessons
 * @param lessons each lesson, in teaching order
 */
record WorkbookReport(
        long passed,
        long failed,
        String java,
        double preparingMillis,
        Map<Engine, Timing> timing,
        List<String> acrossLessons,
        List<ReportedLesson> lessons) {

    /**
     * What one trial takes.
     *
     * @param trials how many there were
     * @param meanMillis their mean
     * @param slowestMillis the slowest one
     */
    record Timing(long trials, double meanMillis, double slowestMillis) {}

    /** One lesson; {@code refusals} are the faults that its files alone show. */
    record ReportedLesson(String lesson, String title, List<String> refusals, List<ReportedExercise> exercises) {}

    /** One exercise; a trial that could not be run is null. */
    record ReportedExercise(
            String id,
            String title,
            Engine engine,
            ReportedTrial skeleton,
            ReportedTrial solution,
            List<ReportedTrial> mistakes) {}

    /**
     * One trial.
     *
     * @param name what was tried
     * @param check the test method that must catch a mistake; empty where all of the exercise's count
     * @param passed whether all is as it should be
     * @param said the first words that a learner would read
     * @param refusals what must be mended, a sentence or more each
     * @param millis how long it took
     */
    record ReportedTrial(String name, String check, boolean passed, String said, List<String> refusals, double millis) {

        private static ReportedTrial of(Result result) {
            return new ReportedTrial(
                    result.name(),
                    result.check(),
                    result.passed(),
                    result.said(),
                    texts(result.refusals()),
                    inMillis(result.nanos()));
        }
    }

    static WorkbookReport of(WorkbookProof proof) {
        return new WorkbookReport(
                proof.passed(),
                proof.failed(),
                System.getProperty("java.version"),
                inMillis(proof.preparingNanos()),
                timing(proof),
                texts(proof.acrossLessons()),
                proof.lessons().stream().map(WorkbookReport::lesson).toList());
    }

    private static Map<Engine, Timing> timing(WorkbookProof proof) {
        var timing = new LinkedHashMap<Engine, Timing>();
        for (var engine : Engine.values()) {
            var nanos = proof.lessons().stream()
                    .flatMap(lesson -> lesson.exercises().stream()
                            .filter(exercise -> exercise.engine() == engine)
                            .flatMap(exercise -> lesson.resultsOf(exercise).stream()))
                    .mapToLong(Result::nanos)
                    .summaryStatistics();
            if (nanos.getCount() > 0) {
                timing.put(
                        engine,
                        new Timing(nanos.getCount(), inMillis((long) nanos.getAverage()), inMillis(nanos.getMax())));
            }
        }
        return timing;
    }

    private static ReportedLesson lesson(LessonProof lesson) {
        return new ReportedLesson(
                lesson.check().folder().name(),
                lesson.check().lesson().map(manifest -> manifest.title()).orElse(""),
                texts(lesson.check().refusals()),
                lesson.exercises().stream()
                        .map(exercise -> exercise(lesson, exercise))
                        .toList());
    }

    private static ReportedExercise exercise(LessonProof lesson, Exercise exercise) {
        return new ReportedExercise(
                exercise.id(),
                exercise.title(),
                exercise.engine(),
                lesson.resultOf(exercise, On.SKELETON).map(ReportedTrial::of).orElse(null),
                lesson.resultOf(exercise, On.SOLUTION).map(ReportedTrial::of).orElse(null),
                lesson.mistakesOf(exercise).stream().map(ReportedTrial::of).toList());
    }

    private static List<String> texts(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::text).toList();
    }

    /** To a tenth. */
    private static double inMillis(long nanos) {
        return Math.round(nanos / (double) TimeUnit.MILLISECONDS.toNanos(1) * 10) / 10.0;
    }
}
