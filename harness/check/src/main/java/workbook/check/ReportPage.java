package workbook.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.check.WorkbookReport.ReportedExercise;
import workbook.check.WorkbookReport.ReportedLesson;
import workbook.check.WorkbookReport.ReportedTrial;
import workbook.manifest.Engine;

/**
 * Writes a report as one page that needs nothing else: an exercise a line, with the words that a learner would read for each
 * mistake folded away below.
 */
record ReportPage(WorkbookReport report) {

    private static final String PAGE = resource("report.html");

    String text() {
        return PAGE.replace("${summary}", summary())
                .replace("${refusals}", refusals())
                .replace("${lessons}", each(report.lessons(), this::lesson));
    }

    private String summary() {
        var timing = report.timing().entrySet().stream()
                .map(entry -> "<span>%d %s trials, %.0f ms each</span>"
                        .formatted(
                                entry.getValue().trials(),
                                name(entry.getKey()),
                                entry.getValue().meanMillis()))
                .collect(Collectors.joining("\n"));
        return """
                <strong class="%s">%d passed, %d failed</strong>
                %s
                <span>Java %s</span>""".formatted(
                        mark(report.failed() == 0), report.passed(), report.failed(), timing, escaped(report.java()));
    }

    private String refusals() {
        var ofFiles = Stream.concat(
                report.acrossLessons().stream(),
                report.lessons().stream().flatMap(lesson -> lesson.refusals().stream()));
        return list(ofFiles.toList());
    }

    private String lesson(ReportedLesson lesson) {
        return """
                <section>
                <h2>%s <small>%s</small></h2>
                %s
                </section>
                """.formatted(
                        escaped(lesson.title()), escaped(lesson.lesson()), each(lesson.exercises(), this::exercise));
    }

    private String exercise(ReportedExercise exercise) {
        var mistakes = exercise.mistakes();
        long caught = mistakes.stream().filter(ReportedTrial::passed).count();
        var trials = Stream.concat(Stream.of(exercise.skeleton(), exercise.solution()), mistakes.stream())
                .filter(trial -> trial != null)
                .toList();
        boolean good = trials.size() == mistakes.size() + 2 && trials.stream().allMatch(ReportedTrial::passed);
        return """
                <details%s>
                <summary class="%s">
                <span class="heading">%s %s</span>
                <span>skeleton: %s</span>
                <span>%s</span>
                <span>%d of %d mistakes caught</span>
                <span>%s</span>
                <span class="time">%.0f ms</span>
                </summary>
                <table>
                <tr><th>tried</th><th>check</th><th>a learner reads</th><th class="time">ms</th></tr>
                %s</table>
                </details>
                """.formatted(
                        good ? "" : " open",
                        mark(good),
                        escaped(exercise.id()),
                        escaped(exercise.title()),
                        skeleton(exercise.skeleton()),
                        solution(exercise.solution()),
                        caught,
                        mistakes.size(),
                        name(exercise.engine()),
                        trials.stream().mapToDouble(ReportedTrial::millis).sum(),
                        each(trials, this::trial));
    }

    private static String skeleton(ReportedTrial skeleton) {
        return skeleton == null ? "none" : escaped(skeleton.said());
    }

    private static String solution(ReportedTrial solution) {
        if (solution == null) {
            return "no solution";
        }
        return solution.passed() ? "solution green" : "solution red";
    }

    private String trial(ReportedTrial trial) {
        return """
                <tr>
                <td class="%s">%s</td>
                <td>%s</td>
                <td>%s%s</td>
                <td class="time">%.0f</td>
                </tr>
                """.formatted(
                        mark(trial.passed()),
                        escaped(trial.name()),
                        trial.check().isEmpty()
                                ? "all"
                                : "<code>" + escaped(trial.check()).replace("_", "_<wbr>") + "</code>",
                        escaped(trial.said()),
                        list(trial.refusals()),
                        trial.millis());
    }

    private static String list(List<String> refusals) {
        return refusals.isEmpty()
                ? ""
                : "<ul>" + each(refusals, refusal -> "<li><pre>" + escaped(refusal) + "</pre></li>\n") + "</ul>";
    }

    private static <T> String each(List<T> things, Function<T, String> written) {
        return things.stream().map(written).collect(Collectors.joining());
    }

    private static String mark(boolean good) {
        return good ? "good" : "bad";
    }

    private static String name(Engine engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (var page = ReportPage.class.getResourceAsStream(name)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
