package workbook.book;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.book.Run.Step;

/** A run as a table: a row for each record that came in, a column for each topic. */
final class RecordTable {

    private static final int MOST_COLUMNS_OF_A_SIDE = 2;
    private static final int MOST_ROWS = 14;

    private RecordTable() {}

    static String of(Run run, String caption) {
        var inputs = List.copyOf(run.inputs());
        var outputs = List.copyOf(run.outputs());
        var left = columns(inputs);
        var right = columns(outputs);
        var head = Stream.concat(heads(inputs, left, "Comes in").stream(), heads(outputs, right, "Comes out").stream())
                .map(name -> "|" + name)
                .collect(Collectors.joining(" "));
        var rows = run.steps().stream()
                .limit(MOST_ROWS)
                .map(step -> row(step, inputs, left, outputs, right))
                .collect(Collectors.joining("\n"));
        var more = run.steps().size() <= MOST_ROWS
                ? ""
                : "\n\nAnd so on, for %d records in all.".formatted(run.steps().size());
        return """
                .%s
                [.records,cols="%s",options="header"]
                |===
                %s

                %s
                |===%s
                """.formatted(
                        caption,
                        Stream.generate(() -> "1").limit(left + right).collect(Collectors.joining(",")),
                        head,
                        rows,
                        more);
    }

    /** Topics share a column if there are too many of them, or none. */
    private static int columns(List<String> topics) {
        return topics.size() > MOST_COLUMNS_OF_A_SIDE ? 1 : Math.max(1, topics.size());
    }

    private static List<String> heads(List<String> topics, int columns, String otherwise) {
        return topics.size() == columns ? topics.stream().map(Adoc::code).toList() : List.of(otherwise);
    }

    private static String row(Step step, List<String> inputs, int left, List<String> outputs, int right) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < left; i++) {
            boolean shared = inputs.size() > left;
            cells.add(
                    shared
                            ? Adoc.code(step.topic()) + ": " + Adoc.code(step.record())
                            : inputs.get(i).equals(step.topic()) ? Adoc.code(step.record()) : "");
        }
        for (int i = 0; i < right; i++) {
            boolean shared = outputs.size() > right;
            int column = i;
            cells.add(step.written().stream()
                    .filter(arrival -> shared || outputs.get(column).equals(arrival.topic()))
                    .map(arrival -> (shared ? Adoc.code(arrival.topic()) + ": " : "") + Adoc.code(arrival.record()))
                    .collect(Collectors.joining(" +\n")));
        }
        return cells.stream().map(cell -> "|" + cell).collect(Collectors.joining("\n"));
    }
}
