package workbook.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import workbook.source.Workbook;

/**
 * Where a report is kept.
 *
 * @param json for programs
 * @param html for people
 */
record ReportFiles(Path json, Path html) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    /** The files below the workbook's own {@code target}. */
    static ReportFiles of(Workbook workbook) {
        var folder = workbook.root().resolve(Path.of("target", "workbook-report"));
        return new ReportFiles(folder.resolve("report.json"), folder.resolve("report.html"));
    }

    /** Writes a report over the one before. */
    void write(WorkbookReport report) {
        try {
            Files.createDirectories(json.getParent());
            Files.writeString(json, JSON.writeValueAsString(report) + "\n");
            Files.writeString(html, new ReportPage(report).text());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
