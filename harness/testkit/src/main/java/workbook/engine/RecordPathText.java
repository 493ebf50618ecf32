package workbook.engine;

import java.util.ArrayList;
import java.util.List;
import workbook.engine.RecordPath.Hop;
import workbook.engine.RecordPath.Visit;

/** Lays a record's path out: one line a node, indented where the path forks. */
final class RecordPathText {

    private static final String INDENT = "  ";
    private static final String STEP = "-> ";

    private final List<String> lines = new ArrayList<>();

    private RecordPathText() {}

    static List<String> of(RecordPath path) {
        var text = new RecordPathText();
        text.lines.add(path.origin() + ": " + path.record());
        path.visits().forEach(visit -> text.visit(visit, 1));
        return text.lines;
    }

    private void visit(Visit visit, int depth) {
        var hops = visit.hops();
        if (hops.size() == 1) {
            var hop = hops.get(0);
            step(visit, outcome(visit, hop), depth);
            follow(hop, depth);
        } else {
            step(visit, hops.isEmpty() ? outcome(visit) : hops.size() + " records" + failure(visit), depth);
            for (var hop : hops) {
                line(hop.record(), depth + 1);
                follow(hop, depth + 2);
            }
        }
    }

    private void follow(Hop hop, int depth) {
        int destinations = hop.topics().size() + hop.visits().size();
        int next = destinations > 1 ? depth + 1 : depth;
        var failed = hop.failure() == null ? "" : "  not written: " + hop.failure();
        hop.topics().forEach(topic -> line(STEP + "topic " + topic + failed, next));
        hop.visits().forEach(visit -> visit(visit, next));
    }

    private void step(Visit visit, String outcome, int depth) {
        line(STEP + RecordPath.readable(visit.node()) + "  " + outcome, depth);
    }

    private void line(String text, int depth) {
        lines.add(INDENT.repeat(depth) + text);
    }

    private static String outcome(Visit visit, Hop hop) {
        var outcome = hop.record().equals(visit.record()) ? "passed on" : hop.record();
        return outcome + failure(visit);
    }

    private static String outcome(Visit visit) {
        return switch (visit.fate()) {
            case DROPPED -> "dropped here";
            case KEPT ->
                visit.record().startsWith("null -> ") ? "nothing passed on: its key is null" : "nothing passed on";
            case ENDED -> "ends here";
            case FAILED -> "failed: " + visit.failure();
            case PASSED_ON -> "passed on";
        };
    }

    private static String failure(Visit visit) {
        return visit.failure() == null ? "" : ", then failed: " + visit.failure();
    }
}
