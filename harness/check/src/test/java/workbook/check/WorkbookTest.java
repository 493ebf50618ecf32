package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import workbook.source.Workbook;

/** Proves this workbook: all of its lessons. */
class WorkbookTest {

    @Test
    void every_lesson_stands_its_trials() {
        var report = new WorkbookCheck(Workbook.around(Path.of("")), System.out).run();

        assertThat(report.failed())
                .as("failed trials; the report above names each")
                .isZero();
    }
}
