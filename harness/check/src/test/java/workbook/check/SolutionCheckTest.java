package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workbook.source.Compiler;
import workbook.source.SourceFile;
import workbook.source.Workbook;

/** What a solutions' module runs, as JUnit sees it and as its author reads it. */
class SolutionCheckTest {

    @TempDir
    Path folder;

    @Test
    void each_trial_is_a_test_of_its_own() throws Exception {
        SmallWorkbook.in(folder);

        assertThat(run().results)
                .containsExactly(
                        Map.entry("its files are complete", ""),
                        Map.entry("the skeleton is red for the right reason", ""),
                        Map.entry("the solution is green", ""),
                        Map.entry("mistake: at least instead of more than", ""),
                        Map.entry("mistake: the wrong way round", ""),
                        Map.entry("mistake: the predicate says what to drop", ""));
    }

    @Test
    void a_failed_trial_tells_file_fault_and_mend_and_no_stack_trace() throws Exception {
        SmallWorkbook.in(folder)
                .edit(SmallWorkbook.MISTAKES, "with: seconds >= 5", "with: seconds > 2 + 3")
                .edit(SmallWorkbook.MANIFEST, "lesson: 01-filter", "lesson: 01-filters");

        assertThat(run().results)
                .containsEntry(
                        "its files are complete",
                        "lessons/01-filter/lesson.yaml: it says 'lesson: 01-filters', and lies in the folder 01-filter."
                                + " Give both the same name.\n")
                .containsEntry(
                        "mistake: at least instead of more than",
                        "solutions/01-filter/mistakes.yaml: 1.1 'at least instead of more than': it survives:"
                                + " 'a_visit_of_five_seconds_is_not_long' passes on it, and so does every other check."
                                + " Sharpen that check.\n")
                .containsEntry("the solution is green", "");
    }

    @Test
    void the_table_is_printed_at_the_end() throws Exception {
        SmallWorkbook.in(folder);

        assertThat(run().printed.lines())
                .anyMatch(line -> line.matches("exercise +skeleton says +solution +mistakes caught +ms"))
                .contains("Lesson 01 Filter")
                .anyMatch(line ->
                        line.matches("  1\\.1 Long visits +✓ nothing is built yet\\. +✓ green +✓ 3 of 3 +\\d+"));
    }

    /** What each test came to, as its stack trace would be printed, and what the class itself printed. */
    private record Run(Map<String, String> results, String printed) {}

    private Run run() throws Exception {
        var results = new LinkedHashMap<String, String>();
        var printed = new ByteArrayOutputStream();
        var terminal = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (var loader = new URLClassLoader(new URL[] {compiled().toUri().toURL()})) {
            execute(loader.loadClass("workbook.filter.FilterSolutionTest"), results);
        } finally {
            System.setOut(terminal);
        }
        return new Run(results, printed.toString(StandardCharsets.UTF_8));
    }

    /** The lesson's class as Maven and IDEs compile it: to a folder inside of the workbook. */
    private Path compiled() throws IOException {
        var source = folder.resolve("solutions/01-filter/src/test/java/workbook/filter/FilterSolutionTest.java");
        var output = folder.resolve("solutions/01-filter/target/test-classes");
        try (var compiler = Compiler.of(new Workbook(folder))) {
            var classes =
                    compiler.compile(List.of(SourceFile.read(source)), Map.of()).classes();
            Files.createDirectories(output.resolve("workbook/filter"));
            Files.write(
                    output.resolve("workbook/filter/FilterSolutionTest.class"),
                    classes.get("workbook.filter.FilterSolutionTest"));
        }
        return output;
    }

    private static void execute(Class<?> testClass, Map<String, String> results) {
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(testClass))
                .build();
        launcher.execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    results.put(
                            test.getDisplayName(),
                            result.getThrowable()
                                    .map(SolutionCheckTest::stackTrace)
                                    .orElse(""));
                }
            }
        });
    }

    private static String stackTrace(Throwable failure) {
        var bytes = new ByteArrayOutputStream();
        failure.printStackTrace(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
