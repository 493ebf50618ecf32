package workbook.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lesson.yaml} may hold, and how it is refused. */
class LessonTest {

    private static final String SOUND = """
            lesson: 04-windowing
            title: Windowing
            package: workbook.windowing

            exercises:
              - id: "4.1"
                title: Tumbling windows
                class: TumblingClicks
                engine: driver
                section: Windows
                task: Count.
                teaches: [tumbling window]
                requires: [count]
                hints: [one, two, three]
              - id: "4.2"
                title: A quiet partition
                class: QuietPartition
                engine: broker
                section: Windows
                task: Wait.
                teaches: []
                requires: []
                hints: [one, two, three]
            """;

    @TempDir
    Path folder;

    @Test
    void a_lesson_knows_its_exercises_and_where_they_lie() {
        var lesson = read(SOUND);

        assertThat(lesson.number()).isEqualTo(4);
        assertThat(lesson.exercises())
                .extracting(Exercise::heading)
                .containsExactly("4.1 Tumbling windows", "4.2 A quiet partition");
        assertThat(lesson.exercises()).extracting(Exercise::engine).containsExactly(Engine.DRIVER, Engine.BROKER);
        assertThat(lesson.exercise("4.2")).map(Exercise::testClassName).contains("QuietPartitionTest");
        assertThat(lesson.exercise("4.3")).isEmpty();
        assertThat(lesson.testedBy("TumblingClicksTest")).map(Exercise::id).contains("4.1");
        assertThat(lesson.testedBy("TumblingClicks")).isEmpty();
        assertThat(lesson.skeleton(lesson.exercises().get(0)))
                .isEqualTo("lessons/04-windowing/src/main/java/workbook/windowing/TumblingClicks.java");
    }

    @Test
    void no_file() {
        assertThatThrownBy(() -> Lesson.read(folder.resolve("lessons/04-windowing/lesson.yaml")))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        "lessons/04-windowing/lesson.yaml: there is no such file. Create it: see CONTRIBUTING.adoc.");
    }

    @Test
    void an_empty_file() {
        refused("# nothing yet\n", "it is empty. Write the entries: see CONTRIBUTING.adoc.");
    }

    @Test
    void text_that_is_not_yaml() {
        refused(
                SOUND.replace("task: Wait.", "task: Wait: a while"),
                "line 20: this is not valid YAML (mapping values are not allowed here). A text with ': ' or '#' in it needs"
                        + " quotes; lists and fields are told apart by their indentation.");
    }

    @Test
    void a_field_that_does_not_exist() {
        refused(
                SOUND.replace("section: Windows", "chapter: Windows"),
                "line 10: unknown field 'chapter'. The fields are: class, engine, hints, id, requires, section, task, teaches,"
                        + " title.");
    }

    @Test
    void a_field_that_is_there_twice() {
        refused(
                SOUND.replace("section: Windows", "task: Look."),
                "line 11: 'task' is there twice. Delete one of the two.");
    }

    @Test
    void an_engine_that_does_not_exist() {
        refused(
                SOUND.replace("engine: broker", "engine: docker"),
                "line 18: 'docker' is no 'engine'. It is one of: driver, broker.");
    }

    @Test
    void a_list_where_a_text_belongs() {
        refused(
                SOUND.replace("task: Wait.", "task: [Wait]"),
                "line 20: 'task' has the wrong shape. Compare it with another lesson's manifest.");
    }

    @Test
    void a_field_left_out() {
        refused(SOUND.replace("    task: Wait.\n", ""), "exercise 4.2 has no 'task'. Add the field 'task'.");
        refused(SOUND.replace("title: Windowing\n", ""), "the lesson has no 'title'. Add the field 'title'.");
        refused(SOUND.replace("id: \"4.1\"", "id:"), "an exercise has no 'id'. Add the field 'id'.");
        refused(SOUND.replace("    engine: broker\n", ""), "exercise 4.2 has no 'engine'. Add the field 'engine'.");
        refused(
                SOUND.substring(0, SOUND.indexOf("exercises:")),
                "the lesson has no 'exercises'. Add the field 'exercises'.");
    }

    @Test
    void an_empty_line_in_a_list() {
        refused(
                SOUND.replace("hints: [one, two, three]", "hints: [one, '', three]"),
                "exercise 4.1 has an empty line in 'hints'. Fill the line or delete it.");
    }

    @Test
    void an_empty_entry() {
        refused(SOUND + "  -\n", "entry 3 of exercises is empty. Fill it or delete it.");
    }

    @Test
    void two_hints_or_four() {
        var mend = " hints. Write three: a nudge that names no API; the API and the chapter's section; an outline.";
        refused(SOUND.replace("[one, two, three]", "[one, two]"), "exercise 4.1 has 2" + mend);
        refused(SOUND.replace("[one, two, three]", "[one, two, three, four]"), "exercise 4.1 has 4" + mend);
    }

    @Test
    void an_id_twice() {
        refused(
                SOUND.replace("4.2", "4.1"),
                "exercise 4.1 is listed twice. Give the later one a number of its own; a published id never changes.");
    }

    @Test
    void an_id_of_another_lesson() {
        refused(SOUND.replace("4.2", "5.2"), "exercise id '5.2' is not one of lesson 4. Write it as 4.1, in quotes.");
    }

    @Test
    void a_folder_without_a_number() {
        refused(
                SOUND.replace("lesson: 04-windowing", "lesson: windowing"),
                "lesson 'windowing' is not a lesson folder's name. Write two digits, a dash and the name, as in 04-windowing.");
    }

    @Test
    void a_class_path_without_a_manifest_has_no_lesson() {
        assertThat(Lesson.of(LessonTest.class)).isEmpty();
    }

    private Lesson read(String text) {
        return Lesson.read(write("lessons/04-windowing/lesson.yaml", text));
    }

    private void refused(String text, String faultAndMend) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ManifestException.class)
                .hasMessage("lessons/04-windowing/lesson.yaml: " + faultAndMend);
    }

    private Path write(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
