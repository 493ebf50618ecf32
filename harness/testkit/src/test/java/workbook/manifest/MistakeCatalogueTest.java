package workbook.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mistakes.yaml} may hold, and how it is refused. */
class MistakeCatalogueTest {

    private static final String SOUND = """
            - exercise: "4.1"
              mistake: hopping instead of tumbling
              replace: "ofSize(SIZE)"
              with: "ofSize(SIZE).advanceBy(STEP)"
              caught-by: windows_do_not_overlap
              says: overlap
            - exercise: "4.2"
              mistake: nothing is written
              replace: ".to(OUT)"
              with: ""
              caught-by: something_comes_out
              says: nothing
            """;

    @TempDir
    Path folder;

    @Test
    void each_exercise_has_its_mistakes() throws IOException {
        var catalogue = read(SOUND);

        assertThat(catalogue.mistakes()).hasSize(2);
        assertThat(catalogue.of("4.1"))
                .singleElement()
                .isEqualTo(new Mistake(
                        "4.1",
                        "hopping instead of tumbling",
                        "ofSize(SIZE)",
                        "ofSize(SIZE).advanceBy(STEP)",
                        "windows_do_not_overlap",
                        "overlap"));
        assertThat(catalogue.of("4.3")).isEmpty();
    }

    @Test
    void text_may_be_deleted_by_an_edit() throws IOException {
        assertThat(read(SOUND).of("4.2")).extracting(Mistake::with).containsExactly("");
    }

    @Test
    void a_field_left_out() {
        refused(SOUND.replace("  says: nothing\n", ""), "entry 2 has no 'says'. Add the field 'says'.");
        refused(
                SOUND.replace("  caught-by: something_comes_out\n", ""),
                "entry 2 has no 'caught-by'. Add the field 'caught-by'.");
        refused(SOUND.replace("  with: \"\"\n", ""), "entry 2 has no 'with'. Add the field 'with'.");
        refused(SOUND.replace("ofSize(SIZE)\"\n", "\"\n"), "entry 1 has no 'replace'. Add the field 'replace'.");
    }

    @Test
    void a_field_that_does_not_exist() {
        refused(
                SOUND.replace("caught-by: windows", "caught: windows"),
                "line 5: unknown field 'caught'. The fields are: caught-by, exercise, mistake, replace, says, with.");
    }

    @Test
    void an_empty_entry() {
        refused(SOUND + "-\n", "entry 3 of the catalogue is empty. Fill it or delete it.");
    }

    @Test
    void entries_that_are_no_list() {
        refused(
                "exercise: \"4.1\"\n",
                "line 1: the file has the wrong shape. Compare it with another lesson's manifest.");
    }

    private MistakeCatalogue read(String text) throws IOException {
        var file = folder.resolve("solutions/04-windowing/mistakes.yaml");
        Files.createDirectories(file.getParent());
        return MistakeCatalogue.read(Files.writeString(file, text));
    }

    private void refused(String text, String faultAndMend) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ManifestException.class)
                .hasMessage("solutions/04-windowing/mistakes.yaml: " + faultAndMend);
    }
}
