package workbook.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import workbook.book.NotedRecord.Span;
import workbook.book.Svg.Role;

/**
 * A run along event time: a line for each topic that records came from, with a dot at each record's timestamp, and below them a
 * bar for each window that a result was written for, with its last result, or a line with the results that have no window.
 */
final class Timeline {

    private static final double MARGIN = 24;
    private static final double AXIS_WIDTH = 560;
    private static final double ROW = 30;
    private static final double BAR = 20;

    private final Run run;
    private final List<Dot> dots = new ArrayList<>();
    private final Map<String, Bar> bars = new LinkedHashMap<>();
    /** Results that no window has: each at its own timestamp. */
    private final List<Dot> results = new ArrayList<>();

    private record Dot(String topic, String label, double at) {}

    private record Bar(String key, Span window, String value) {

        private boolean takenBack() {
            return value.equals("null");
        }
    }

    private Timeline(Run run) {
        this.run = run;
        for (var step : run.steps()) {
            var record = NotedRecord.of(step.record());
            record.seconds().ifPresent(at -> dots.add(new Dot(step.topic(), labelOf(record), at)));
            for (var arrival : step.written()) {
                var result = NotedRecord.of(arrival.record());
                result.window()
                        .ifPresent(window ->
                                bars.put(result.key() + window, new Bar(result.key(), window, result.value())));
                if (result.window().isEmpty() && result.seconds().isPresent()) {
                    results.add(new Dot(
                            arrival.topic(),
                            result.key() + " -> " + result.value(),
                            result.seconds().get()));
                }
            }
        }
    }

    /** Whether a line along time tells more of a run than its table does: its results are windowed, or two topics meet in it. */
    static boolean tells(Run run) {
        var timeline = new Timeline(run);
        boolean moves = timeline.dots.stream().mapToDouble(Dot::at).distinct().count() > 1;
        return moves && (!timeline.bars.isEmpty() || run.inputs().size() == 2);
    }

    static String of(Run run, String title) {
        return new Timeline(run).draw(title);
    }

    private String draw(String title) {
        var topics = List.copyOf(run.inputs());
        double left = MARGIN + 8;
        double last = end();
        double scale = AXIS_WIDTH / Math.max(last, 1e-9);
        var svg = new Svg();
        double y = MARGIN;
        for (var topic : topics) {
            svg.text(Role.FAINT, left, y, "start", topic);
            y += ROW;
            svg.line(Role.AXIS, left, y, left + AXIS_WIDTH, y);
            y = drawDots(svg, Role.RECORD, of(topic, dots), left, scale, y) + 8;
        }
        for (var topic : run.outputs()) {
            var written = of(topic, results);
            if (!written.isEmpty()) {
                svg.text(Role.FAINT, left, y, "start", topic);
                y += ROW;
                svg.line(Role.AXIS, left, y, left + AXIS_WIDTH, y);
                y = drawDots(svg, Role.RESULT, written, left, scale, y) + 8;
            }
        }
        y += 2;
        for (var bar : bars.values()) {
            y += BAR + 8;
            drawBar(svg, bar, left, scale, y);
        }
        y += ROW;
        drawAxis(svg, left, scale, y);
        double labels = bars.values().stream()
                .mapToDouble(bar -> left + bar.window().start() * scale + Svg.widthOf(textOf(bar)) + 16)
                .max()
                .orElse(0);
        double dotLabels = Stream.concat(dots.stream(), results.stream())
                .mapToDouble(dot -> left + dot.at() * scale + Svg.widthOf(dot.label()))
                .max()
                .orElse(0);
        double axis = left + AXIS_WIDTH + Svg.widthOf(seconds(last)) / 2;
        return svg.drawn(Math.max(Math.max(labels, dotLabels), axis) + MARGIN, y + MARGIN + 4, title, inWords());
    }

    private static List<Dot> of(String topic, List<Dot> dots) {
        return dots.stream()
                .filter(dot -> dot.topic().equals(topic))
                .sorted(Comparator.comparingDouble(Dot::at))
                .toList();
    }

    /** Dots in order of their time, their labels stacked where they would overlap; returns how far down they reach. */
    private static double drawDots(Svg svg, Role role, List<Dot> sorted, double left, double scale, double y) {
        var ends = new ArrayList<Double>();
        for (var dot : sorted) {
            double x = left + dot.at() * scale;
            svg.dot(role, x, y, 4.5);
            int lane = 0;
            while (lane < ends.size() && ends.get(lane) > x - 4) {
                lane++;
            }
            double end = x + Svg.widthOf(dot.label()) + 8;
            if (lane == ends.size()) {
                ends.add(end);
            } else {
                ends.set(lane, end);
            }
            svg.text(Role.TEXT, x - 4, y + 18 + lane * Svg.LINE, "start", dot.label());
        }
        return y + 18 + ends.size() * Svg.LINE;
    }

    private void drawBar(Svg svg, Bar bar, double left, double scale, double y) {
        double x = left + bar.window().start() * scale;
        double width = Math.max(6, (bar.window().end() - bar.window().start()) * scale);
        var role = bar.takenBack() ? Role.TAKEN_BACK : Role.WINDOW;
        svg.box(role, x, y - BAR + 5, width, BAR, bar.window().session() ? 8 : 0);
        svg.text(Role.TEXT, x + 8, y, "start", textOf(bar));
    }

    private static String textOf(Bar bar) {
        return bar.takenBack() ? bar.key() + " taken back" : bar.key() + " -> " + bar.value();
    }

    private void drawAxis(Svg svg, double left, double scale, double y) {
        svg.line(Role.AXIS, left, y, left + AXIS_WIDTH, y);
        var marks = new TreeSet<Double>();
        bars.values().forEach(bar -> {
            marks.add(bar.window().start());
            marks.add(bar.window().end());
        });
        dots.forEach(dot -> marks.add(dot.at()));
        results.forEach(result -> marks.add(result.at()));
        double free = Double.NEGATIVE_INFINITY;
        for (double mark : marks) {
            double x = left + mark * scale;
            var text = seconds(mark);
            svg.line(Role.AXIS, x, y - 4, x, y + 4);
            if (x - Svg.widthOf(text) / 2 > free) {
                svg.text(Role.FAINT, x, y + 18, "middle", text);
                free = x + Svg.widthOf(text) / 2 + 6;
            }
        }
    }

    private double end() {
        double end = 0;
        for (var dot : dots) {
            end = Math.max(end, dot.at());
        }
        for (var bar : bars.values()) {
            end = Math.max(end, bar.window().end());
        }
        for (var result : results) {
            end = Math.max(end, result.at());
        }
        return end;
    }

    private static String labelOf(NotedRecord record) {
        return record.key().equals("null") ? firstPart(record.value()) : record.key();
    }

    /** What stands first in the brackets of a value: {@code user1} of {@code Click(user1, /home, 5, 0s)}. */
    private static String firstPart(String value) {
        var parts = value.replaceFirst("^\\w+\\(", "").split("[,)]", 2);
        return parts[0];
    }

    private static String seconds(double seconds) {
        return seconds == Math.rint(seconds)
                ? "%d s".formatted((long) seconds)
                : String.format(Locale.ROOT, "%s s", seconds);
    }

    private String inWords() {
        var words = new ArrayList<String>();
        dots.forEach(dot -> words.add("%s: %s at %s".formatted(dot.topic(), dot.label(), seconds(dot.at()))));
        results.forEach(
                result -> words.add("%s: %s at %s".formatted(result.topic(), result.label(), seconds(result.at()))));
        bars.values()
                .forEach(bar -> words.add("window from %s to %s: %s"
                        .formatted(
                                seconds(bar.window().start()),
                                seconds(bar.window().end()),
                                textOf(bar))));
        return String.join("; ", words) + ".";
    }
}
