package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.manifest.Engine;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.LessonFolder;
import workbook.source.Workbook;

/** What must hold between lessons. */
class WorkbookRulesTest {

    @TempDir
    Path folder;

    @Test
    void concepts_may_be_required_once_they_are_taught() {
        var refusals = refusals(
                lesson(
                        "01-one",
                        exercise("1.1", List.of("filter"), List.of()),
                        exercise("1.2", List.of(), List.of("filter"))),
                lesson("02-two", exercise("2.1", List.of("count"), List.of("filter"))));

        assertThat(refusals).isEmpty();
    }

    @Test
    void a_concept_that_a_later_lesson_teaches() {
        var refusals = refusals(
                lesson("01-one", exercise("1.1", List.of(), List.of("count"))),
                lesson("02-two", exercise("2.1", List.of("count"), List.of())));

        assertThat(refusals)
                .containsExactly(
                        "lessons/01-one/lesson.yaml: exercise 1.1 Exercise requires 'count', which is not taught"
                                + " before exercise 2.1 Exercise. Teach it earlier, or do without it here.");
    }

    @Test
    void a_concept_that_the_exercise_itself_teaches() {
        var refusals = refusals(lesson("01-one", exercise("1.1", List.of("count"), List.of("count"))));

        assertThat(refusals)
                .containsExactly(
                        "lessons/01-one/lesson.yaml: exercise 1.1 Exercise requires 'count', which is not taught"
                                + " before exercise 1.1 Exercise. Teach it earlier, or do without it here.");
    }

    @Test
    void a_concept_that_nobody_teaches() {
        var refusals = refusals(lesson("01-one", exercise("1.1", List.of(), List.of("counting"))));

        assertThat(refusals)
                .containsExactly(
                        "lessons/01-one/lesson.yaml: exercise 1.1 Exercise requires 'counting', which no exercise"
                                + " teaches. Let an earlier one teach it, or write the name under which one does.");
    }

    @Test
    void a_concept_that_is_taught_twice() {
        var refusals = refusals(
                lesson("01-one", exercise("1.1", List.of("count"), List.of())),
                lesson("02-two", exercise("2.1", List.of("count"), List.of())));

        assertThat(refusals)
                .containsExactly("lessons/02-two/lesson.yaml: exercise 2.1 Exercise teaches 'count', which exercise 1.1"
                        + " Exercise has taught already. List it under 'requires' here.");
    }

    @Test
    void an_id_that_another_lesson_has() {
        var refusals = refusals(
                lesson("01-one", exercise("1.1", List.of(), List.of())),
                lesson("01-two", exercise("1.1", List.of(), List.of())));

        assertThat(refusals)
                .containsExactly(
                        "lessons/01-two/lesson.yaml: the id 1.1 is taken: lessons/01-one/lesson.yaml has it too."
                                + " Give this lesson, and its exercises, another number.");
    }

    @Test
    void a_lesson_that_the_build_does_not_know() {
        var workbook = SmallWorkbook.in(folder).edit("solutions/pom.xml", "<module>01-filter</module>", "");

        assertThat(workbook.refusals())
                .containsExactly("solutions/pom.xml: it does not list the module 01-filter."
                        + " Add <module>01-filter</module>.");
    }

    @Test
    void a_lesson_without_solutions_is_still_a_lesson() {
        var workbook = SmallWorkbook.in(folder)
                .edit("lessons/pom.xml", "</modules>", "<module>02-next</module></modules>")
                .edit("solutions/pom.xml", "</modules>", "<module>02-next</module></modules>")
                .write("lessons/02-next/pom.xml", "<project/>");

        assertThat(workbook.refusals())
                .containsExactly(
                        "lessons/02-next/lesson.yaml: there is no such file. Create it: see CONTRIBUTING.adoc.");
    }

    private List<String> refusals(LessonCheck... lessons) {
        var workbook = new Workbook(folder);
        var modules = List.of(lessons).stream()
                .map(lesson -> "<module>" + lesson.folder().name() + "</module>")
                .toList();
        SmallWorkbook.in(folder)
                .write("lessons/pom.xml", String.join("", modules))
                .write("solutions/pom.xml", String.join("", modules));
        return new WorkbookRules(workbook, List.of(lessons))
                .refusals().stream().map(Refusal::text).toList();
    }

    private LessonCheck lesson(String name, Exercise... exercises) {
        var lesson = new Lesson(name, "Lesson", "workbook.lesson", List.of(exercises));
        return new LessonCheck(new LessonFolder(new Workbook(folder), name), Optional.of(lesson), List.of(), List.of());
    }

    private static Exercise exercise(String id, List<String> teaches, List<String> requires) {
        return new Exercise(
                id,
                "Exercise",
                "Exercise",
                Engine.DRIVER,
                "Section",
                "Task",
                teaches,
                requires,
                List.of("a", "b", "c"));
    }
}
