package workbook.check;

import java.io.PrintStream;
import java.util.Locale;
import workbook.check.WorkbookReport.Timing;
import workbook.manifest.Engine;
import workbook.source.Compiler;
import workbook.source.Workbook;

/**
 * Proves the whole workbook: every lesson's trials in one JVM, and what must hold between lessons. Tells it on a terminal as
 * it goes, and writes one report below the workbook's {@code target}.
 */
final class WorkbookCheck {

    private final Workbook workbook;
    private final PrintStream terminal;

    WorkbookCheck(Workbook workbook, PrintStream terminal) {
        this.workbook = workbook;
        this.terminal = terminal;
    }

    /** Runs it all; the last line on the terminal is {@code N passed, N failed}. */
    WorkbookReport run() {
        try (var compiler = Compiler.of(workbook)) {
            var proof = WorkbookProof.prepare(workbook, compiler);
            runAll(proof);
            var report = WorkbookReport.of(proof);
            var files = ReportFiles.of(workbook);
            files.write(report);
            close(proof, report, files);
            return report;
        }
    }

    private void runAll(WorkbookProof proof) {
        var table = new ProofTable(proof.lessons());
        terminal.println();
        terminal.println(table.head());
        proof.runAll(lesson -> terminal.println(table.rows(lesson)));
        terminal.println();
    }

    private void close(WorkbookProof proof, WorkbookReport report, ReportFiles files) {
        proof.refusals().forEach(refusal -> terminal.println("✗ " + refusal.text() + "\n"));
        terminal.printf(Locale.ROOT, "All lessons were read and compiled in %.0f ms.%n", report.preparingMillis());
        report.timing().forEach(this::tell);
        terminal.println(
                "The report is in " + workbook.nameOf(files.html()) + " and " + workbook.nameOf(files.json()) + ".");
        terminal.println();
        terminal.println(report.passed() + " passed, " + report.failed() + " failed");
    }

    private void tell(Engine engine, Timing timing) {
        terminal.printf(
                Locale.ROOT,
                "%d trials of %s exercises took %.0f ms each; the slowest took %.0f ms.%n",
                timing.trials(),
                engine.name().toLowerCase(Locale.ROOT),
                timing.meanMillis(),
                timing.slowestMillis());
    }
}
