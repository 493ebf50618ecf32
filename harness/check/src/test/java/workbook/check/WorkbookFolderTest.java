package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.source.LessonFolder;
import workbook.source.Refused;
import workbook.source.Workbook;

/** How a workbook and its lessons are found on disk. */
class WorkbookFolderTest {

    @TempDir
    Path folder;

    @Test
    void a_workbook_is_found_from_any_place_inside() {
        SmallWorkbook.in(folder);

        assertThat(Workbook.around(folder.resolve("solutions/01-filter/src/test/java"))
                        .root())
                .isEqualTo(folder);
        assertThat(Workbook.around(folder).root()).isEqualTo(folder);
    }

    @Test
    void a_folder_that_is_in_no_workbook() {
        assertThatThrownBy(() -> Workbook.around(folder))
                .isInstanceOf(Refused.class)
                .hasMessage("No folder above " + folder
                        + " holds both 'lessons' and 'solutions': run the check from inside" + " the workbook.");
    }

    @Test
    void a_lesson_is_found_by_its_package() {
        SmallWorkbook.in(folder);

        assertThat(new Workbook(folder).lessonOf("workbook.filter").name()).isEqualTo("01-filter");
    }

    @Test
    void a_package_without_a_lesson() {
        SmallWorkbook.in(folder);

        assertThatThrownBy(() -> new Workbook(folder).lessonOf("workbook.filters"))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "No lesson's src/main/java has the package workbook.filters: a solutions' check stands in the"
                                + " package of its lesson.");
    }

    @Test
    void lessons_come_by_number_whichever_side_has_them() throws IOException {
        Files.createDirectories(folder.resolve("lessons/10-last"));
        Files.createDirectories(folder.resolve("lessons/02-second/target"));
        Files.createDirectories(folder.resolve("solutions/02-second"));
        Files.createDirectories(folder.resolve("solutions/01-first"));
        Files.createDirectories(folder.resolve("lessons/target"));

        assertThat(new Workbook(folder).lessons())
                .extracting(LessonFolder::name)
                .containsExactly("01-first", "02-second", "10-last");
    }
}
