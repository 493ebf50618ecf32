package workbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import workbook.check.Trial.On;
import workbook.check.Trial.Result;
import workbook.manifest.Exercise;

/** Lays out what lessons' trials have come to, for a terminal: a line an exercise. */
final class ProofTable {

    private static final List<String> HEAD = List.of("exercise", "skeleton", "solution", "mistakes", "ms");

    private final List<List<String>> rows = new ArrayList<>();

    private ProofTable() {}

    static String of(List<LessonProof> proofs) {
        var table = new ProofTable();
        table.rows.add(HEAD);
        for (var proof : proofs) {
            table.rows.add(List.of(proof.heading()));
            proof.exercises().forEach(exercise -> table.rows.add(row(proof, exercise)));
        }
        return table.text();
    }

    private static List<String> row(LessonProof proof, Exercise exercise) {
        var mistakes = proof.mistakesOf(exercise);
        long caught = mistakes.stream().filter(Result::passed).count();
        return List.of(
                "  " + exercise.heading(),
                proof.resultOf(exercise, On.SKELETON).map(ProofTable::skeleton).orElse("none"),
                proof.resultOf(exercise, On.SOLUTION).map(ProofTable::solution).orElse("none"),
                mark(caught == mistakes.size()) + caught + " of " + mistakes.size() + " caught",
                String.valueOf(millis(proof.resultsOf(exercise))));
    }

    private static String skeleton(Result result) {
        return mark(result.passed()) + (result.passed() ? result.said() : "not red for the right reason");
    }

    private static String solution(Result result) {
        return mark(result.passed()) + (result.passed() ? "green" : "red");
    }

    private static String mark(boolean good) {
        return good ? "✓ " : "✗ ";
    }

    private static long millis(List<Result> results) {
        return TimeUnit.NANOSECONDS.toMillis(results.stream().mapToLong(Result::nanos).sum());
    }

    private String text() {
        return rows.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(List<String> row) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            boolean last = column == HEAD.size() - 1;
            line.append(("%" + (last ? "" : "-") + width(column) + "s  ").formatted(row.get(column)));
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(1);
    }
}
