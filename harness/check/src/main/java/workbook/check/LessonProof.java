package workbook.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import workbook.check.Trial.On;
import workbook.check.Trial.Result;
import workbook.manifest.Exercise;

/** What a lesson's trials have come to so far. */
final class LessonProof {

    private final LessonCheck check;
    private final Map<Exercise, List<Result>> results = new LinkedHashMap<>();

    LessonProof(LessonCheck check) {
        this.check = check;
        check.lesson().stream()
                .flatMap(lesson -> lesson.exercises().stream())
                .forEach(exercise -> results.put(exercise, new ArrayList<>()));
    }

    LessonCheck check() {
        return check;
    }

    /** Puts an exercise to one of its trials, and keeps the result. */
    Result run(Exercise exercise, Trial trial) {
        var result = trial.run();
        results.get(exercise).add(result);
        return result;
    }

    /** Puts every exercise to all of its trials. */
    void runAll() {
        check.exercises().forEach(exercise -> exercise.trials().forEach(trial -> run(exercise.exercise(), trial)));
    }

    /** The lesson's exercises, in its order, also those that could not be tried. */
    List<Exercise> exercises() {
        return List.copyOf(results.keySet());
    }

    /** What an exercise's trials have come to, in the order in which they ran. */
    List<Result> resultsOf(Exercise exercise) {
        return List.copyOf(results.get(exercise));
    }

    /** What the trial on the skeleton or on the solution has come to; empty if it did not run. */
    Optional<Result> resultOf(Exercise exercise, On on) {
        return results.get(exercise).stream()
                .filter(result -> result.on() == on)
                .findFirst();
    }

    /** What became of the catalogued mistakes that were tried. */
    List<Result> mistakesOf(Exercise exercise) {
        return results.get(exercise).stream()
                .filter(result -> result.on() == On.MISTAKE)
                .toList();
    }

    /** All results, in the order in which the trials ran. */
    List<Result> results() {
        return results.values().stream().flatMap(List::stream).toList();
    }

    /** What is refused so far: what the files show first, then what the trials showed. */
    List<Refusal> refusals() {
        return Stream.concat(
                        check.refusals().stream(), results().stream().flatMap(result -> result.refusals().stream()))
                .toList();
    }

    /** The lesson's number and title; the folder's name if its manifest cannot be read. */
    String heading() {
        return "Lesson "
                + check.lesson()
                        .map(lesson -> lesson.folder().substring(0, 2) + " " + lesson.title())
                        .orElse(check.folder().name());
    }
}
