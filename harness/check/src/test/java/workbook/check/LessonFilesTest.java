package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.SmallWorkbook.MANIFEST;
import static workbook.check.SmallWorkbook.MISTAKES;
import static workbook.check.SmallWorkbook.SKELETON;
import static workbook.check.SmallWorkbook.SOLUTION;
import static workbook.check.SmallWorkbook.TEST;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lesson's files show to be wrong before anything runs. */
class LessonFilesTest {

    @TempDir
    Path folder;

    private SmallWorkbook workbook;

    @BeforeEach
    void soundWorkbook() {
        workbook = SmallWorkbook.in(folder);
    }

    @Test
    void an_exercise_without_a_test() {
        workbook.delete(TEST);

        assertThat(workbook.refusals())
                .containsExactly("lessons/01-filter/src/test/java/workbook/filter/LongVisitsTest.java:"
                        + " exercise 1.1 Long visits has no test. Write it.");
    }

    @Test
    void an_exercise_without_a_solution() {
        workbook.delete(SOLUTION);

        assertThat(workbook.refusals())
                .containsExactly("solutions/01-filter/src/main/java/workbook/filter/LongVisits.java:"
                        + " exercise 1.1 Long visits has no solution. Write it.");
    }

    @Test
    void an_exercise_without_a_skeleton() {
        workbook.delete(SKELETON);

        assertThat(workbook.refusals())
                .contains("lessons/01-filter/src/main/java/workbook/filter/LongVisits.java:"
                        + " exercise 1.1 Long visits has no skeleton. Write it.");
    }

    @Test
    void two_mistakes() {
        workbook.write(MISTAKES, """
                - exercise: "1.1"
                  mistake: at least instead of more than
                  replace: seconds > 5
                  with: seconds >= 5
                  caught-by: a_visit_of_five_seconds_is_not_long
                  says: not more than five
                - exercise: "1.1"
                  mistake: the wrong way round
                  replace: seconds > 5
                  with: seconds < 5
                  caught-by: long_visits_come_through
                  says: a long visit was dropped
                """);

        assertThat(workbook.refusals())
                .containsExactly("solutions/01-filter/mistakes.yaml: exercise 1.1 Long visits has 2 mistakes."
                        + " Catalogue at least three that real learners make.");
    }

    @Test
    void a_mistake_in_an_exercise_that_is_not_there() {
        workbook.edit(
                MISTAKES, "exercise: \"1.1\"\n  mistake: the wrong way", "exercise: \"1.2\"\n  mistake: the wrong way");

        assertThat(workbook.refusals())
                .contains(
                        "solutions/01-filter/mistakes.yaml: 'the wrong way round' is listed for exercise 1.2, which the"
                                + " lesson does not have. Write the id of one that lesson.yaml lists.");
    }

    @Test
    void no_mistakes_at_all() {
        workbook.delete(MISTAKES);

        assertThat(workbook.refusals())
                .containsExactly(
                        "solutions/01-filter/mistakes.yaml: there is no such file. Create it: see CONTRIBUTING.adoc.",
                        "solutions/01-filter/mistakes.yaml: exercise 1.1 Long visits has 0 mistakes."
                                + " Catalogue at least three that real learners make.");
    }

    @Test
    void two_hints() {
        workbook.edit(MANIFEST, "      - Read, filter, write.\n", "");

        assertThat(workbook.refusals())
                .containsExactly("lessons/01-filter/lesson.yaml: exercise 1.1 has 2 hints."
                        + " Write three: a nudge that names no API; the API and the chapter's section; an outline.");
    }

    @Test
    void a_hint_that_holds_a_line_of_the_solution() {
        workbook.edit(
                MANIFEST,
                "- Read, filter, write.",
                "- \"Write .filter( (user,seconds)->seconds > 5 ) after reading.\"");

        assertThat(workbook.refusals())
                .containsExactly("lessons/01-filter/lesson.yaml: hint 3 of exercise 1.1 Long visits holds a line of the"
                        + " solution: filter((user, seconds) -> seconds > 5). Say it in words.");
    }

    @Test
    void a_hint_that_holds_a_piece_of_such_a_line() {
        workbook.edit(MANIFEST, "- Read, filter, write.", "- \"Ask for `(user, seconds) -> seconds > 5` in between.\"");

        assertThat(workbook.refusals())
                .containsExactly("lessons/01-filter/lesson.yaml: hint 3 of exercise 1.1 Long visits holds a line of the"
                        + " solution: filter((user, seconds) -> seconds > 5). Say it in words.");
    }

    @Test
    void a_hint_may_name_an_api_and_what_the_skeleton_shows() {
        workbook.edit(
                MANIFEST,
                "- Read, filter, write.",
                "- \"In `public static void build(StreamsBuilder builder)`, use Consumed.with(...) and `KStream#filter`.\"");

        assertThat(workbook.refusals()).isEmpty();
    }

    @Test
    void a_manifest_that_says_another_folder() {
        workbook.edit(MANIFEST, "lesson: 01-filter", "lesson: 01-filters");

        assertThat(workbook.refusals())
                .containsExactly("lessons/01-filter/lesson.yaml: it says 'lesson: 01-filters', and lies in the folder"
                        + " 01-filter. Give both the same name.");
    }

    @Test
    void a_test_that_belongs_to_no_exercise() {
        workbook.write(
                "lessons/01-filter/src/test/java/workbook/filter/ForgottenTest.java",
                "package workbook.filter; class ForgottenTest {}");

        assertThat(workbook.refusals())
                .containsExactly("lessons/01-filter/src/test/java/workbook/filter/ForgottenTest.java:"
                        + " it holds the tests of no exercise. List its exercise in lesson.yaml.");
    }

    @Test
    void solutions_that_nothing_proves() {
        workbook.delete("solutions/01-filter/src/test/java/workbook/filter/FilterSolutionTest.java");

        assertThat(workbook.refusals())
                .containsExactly("solutions/01-filter/src/test/java: no class here extends SolutionCheck:"
                        + " mvn test -pl solutions/01-filter proves nothing. Add one, as in solutions/04-windowing.");
    }

    @Test
    void a_skeleton_that_does_not_compile() {
        workbook.edit(SKELETON, "// TODO 1.1", "builder.table();");

        assertThat(workbook.refusals())
                .singleElement()
                .asString()
                .startsWith(
                        "lessons/01-filter/src/main/java/workbook/filter/LongVisits.java: it does not compile, line 10:"
                                + " no suitable method found for table(no arguments)")
                .endsWith(" Mend it: the lesson is compiled as a whole.");
    }

    @Test
    void a_test_that_does_not_compile() {
        workbook.edit(TEST, "visit(6);", "visit(6)");

        assertThat(workbook.refusals())
                .containsExactly("lessons/01-filter/src/test/java/workbook/filter/LongVisitsTest.java:"
                        + " it does not compile, line 17: ';' expected. Mend it: the lesson is compiled as a whole.");
    }

    @Test
    void a_warning() {
        workbook.edit(TEST, "visit(6);", "java.util.List<Integer> raw = new java.util.ArrayList();\nvisit(6);");

        assertThat(workbook.refusals())
                .containsExactly(
                        "lessons/01-filter/src/test/java/workbook/filter/LongVisitsTest.java: it compiles with a"
                                + " warning, line 17: unchecked conversion, required: java.util.List<java.lang.Integer>, found:"
                                + "    java.util.ArrayList. Mend it: a learner should see no warnings but their own.");
    }

    @Test
    void a_solution_that_does_not_compile_leaves_the_skeleton_to_be_tried() {
        workbook.edit(SOLUTION, "seconds > 5", "seconds > five");

        var proof = workbook.proof();

        assertThat(proof.refusals())
                .extracting(Refusal::text)
                .containsExactly(
                        "solutions/01-filter/src/main/java/workbook/filter/LongVisits.java: it does not compile,"
                                + " line 14: cannot find symbol, symbol:   variable five, location: class"
                                + " workbook.filter.LongVisits. Mend it: the lesson is compiled as a whole.");
        assertThat(proof.passed()).isEqualTo(1);
        assertThat(proof.failed()).isEqualTo(1);
    }
}
