package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.SmallWorkbook.MISTAKES;
import static workbook.check.SmallWorkbook.SOLUTION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole workbook's check tells, on a terminal and in its report. */
class WorkbookCheckTest {

    private static final String JSON = "target/workbook-report/report.json";
    private static final String HTML = "target/workbook-report/report.html";

    @TempDir
    Path folder;

    private SmallWorkbook workbook;

    @BeforeEach
    void soundWorkbook() {
        workbook = SmallWorkbook.in(folder);
    }

    @Test
    void a_sound_workbook_is_a_line_an_exercise() {
        assertThat(terminal().replaceAll("\\d+ ms|\\d+$", "N").lines())
                .anyMatch(line -> line.matches("exercise +skeleton says +solution +mistakes caught +ms"))
                .contains("Lesson 01 Filter")
                .anyMatch(
                        line -> line.matches("  1\\.1 Long visits +✓ nothing is built yet\\. +✓ green +✓ 3 of 3 +\\d+"))
                .contains("All lessons were read and compiled in N.")
                .contains("5 trials of driver exercises took N each; the slowest took N.")
                .contains("The report is in target/workbook-report/report.html and target/workbook-report/report.json.")
                .endsWith("5 passed, 0 failed");
    }

    @Test
    void what_is_refused_stands_between_the_table_and_the_closing_line() {
        workbook.edit(MISTAKES, "with: seconds >= 5", "with: seconds > 2 + 3");

        assertThat(terminal().lines())
                .anyMatch(
                        line -> line.matches("  1\\.1 Long visits +✓ nothing is built yet\\. +✓ green +✗ 2 of 3 +\\d+"))
                .anyMatch(line ->
                        line.startsWith("✗ " + MISTAKES + ": 1.1 'at least instead of more than': it survives:"))
                .endsWith("4 passed, 1 failed");
    }

    @Test
    void a_missing_solution_is_counted_and_shown_as_none() {
        workbook.delete(SOLUTION);

        assertThat(terminal().lines())
                .anyMatch(line -> line.matches("  1\\.1 Long visits +✓ nothing is built yet\\. +– none +– none +\\d+"))
                .endsWith("1 passed, 1 failed");
    }

    @Test
    void a_red_skeleton_of_the_wrong_reason_is_marked() {
        workbook.edit(SmallWorkbook.SKELETON, "// TODO 1.1", "builder.stream(\"visits\").to(\"elsewhere\");");

        assertThat(terminal().lines())
                .anyMatch(line ->
                        line.matches("  1\\.1 Long visits +✗ not red for the right reason +✓ green +✓ 3 of 3 +\\d+"))
                .endsWith("4 passed, 1 failed");
    }

    @Test
    void the_report_holds_it_for_programs() throws IOException {
        workbook.edit(MISTAKES, "says: was dropped", "says: was lost");
        terminal();

        var report = new ObjectMapper().readTree(workbook.read(JSON));
        assertThat(report.get("passed").asInt()).isEqualTo(4);
        assertThat(report.get("failed").asInt()).isEqualTo(1);
        assertThat(report.get("timing").get("driver").get("trials").asInt()).isEqualTo(5);
        assertThat(report.get("timing").get("driver").get("meanMillis").asDouble())
                .isPositive();
        var exercise = report.get("lessons").get(0).get("exercises").get(0);
        assertThat(exercise.get("id").asText()).isEqualTo("1.1");
        assertThat(exercise.get("engine").asText()).isEqualTo("driver");
        assertThat(exercise.get("skeleton").get("said").asText()).isEqualTo("nothing is built yet.");
        assertThat(exercise.get("solution").get("passed").asBoolean()).isTrue();
        var mistakes = exercise.get("mistakes");
        assertThat(mistakes)
                .extracting(mistake -> mistake.get("passed").asBoolean())
                .containsExactly(true, true, false);
        assertThat(mistakes.get(0).get("check").asText()).isEqualTo("a_visit_of_five_seconds_is_not_long");
        assertThat(mistakes.get(0).get("said").asText()).isEqualTo("five is not more than five.");
        assertThat(mistakes.get(2).get("refusals"))
                .extracting(JsonNode::asText)
                .singleElement()
                .asString()
                .contains("does not say \"was lost\"");
    }

    @Test
    void the_report_holds_it_for_people_in_one_page() {
        workbook.edit(SmallWorkbook.MANIFEST, "title: Long visits", "title: Visits > 5 & more");
        terminal();

        assertThat(workbook.read(HTML))
                .contains("<strong class=\"good\">5 passed, 0 failed</strong>")
                .contains("1.1 Visits &gt; 5 &amp; more")
                .contains("skeleton: nothing is built yet.")
                .contains("five is not more than five.")
                .contains("3 of 3 mistakes caught")
                .doesNotContain("${", "http:", "https:", "src=", "@import");
    }

    @Test
    void the_page_shows_what_is_refused() {
        workbook.edit(MISTAKES, "says: was dropped", "says: was lost")
                .delete("solutions/01-filter/src/test/java/workbook/filter/FilterSolutionTest.java");
        terminal();

        assertThat(workbook.read(HTML))
                .contains("<strong class=\"bad\">4 passed, 2 failed</strong>")
                .contains("<details open>")
                .contains("2 of 3 mistakes caught")
                .contains("does not say &quot;was lost&quot;")
                .contains("no class here extends SolutionCheck");
    }

    private String terminal() {
        var bytes = new ByteArrayOutputStream();
        var terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new WorkbookCheck(workbook.workbook(), terminal).run();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
