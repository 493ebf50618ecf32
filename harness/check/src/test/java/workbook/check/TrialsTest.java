package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.check.SmallWorkbook.MISTAKES;
import static workbook.check.SmallWorkbook.SKELETON;
import static workbook.check.SmallWorkbook.SOLUTION;
import static workbook.check.SmallWorkbook.TEST;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only running an exercise's tests shows to be wrong. */
class TrialsTest {

    private static final String RIGHT_REASON =
            "Let it begin with exercise.input(), output() or description(), or throw exercise.unsolved() itself.";

    @TempDir
    Path folder;

    private SmallWorkbook workbook;

    @BeforeEach
    void soundWorkbook() {
        workbook = SmallWorkbook.in(folder);
    }

    @Test
    void a_skeleton_that_throws() {
        workbook.edit(SKELETON, "// TODO 1.1", "String topic = null;\n        builder.stream(topic.strip());");

        assertThat(workbook.refusals())
                .containsExactly(
                        redForTheWrongReason(
                                "long_visits_come_through",
                                "1.1 Long visits: your code threw NullPointerException at LongVisits.java:11: Cannot invoke"
                                        + " \"String.strip()\" because \"topic\" is null"),
                        redForTheWrongReason(
                                "a_visit_of_five_seconds_is_not_long",
                                "1.1 Long visits: your code threw NullPointerException at LongVisits.java:11: Cannot invoke"
                                        + " \"String.strip()\" because \"topic\" is null"));
    }

    private static String redForTheWrongReason(String check, String verdict) {
        return TEST + ": on the skeleton, '" + check + "' is red for the wrong reason:\n    " + verdict
                + "\n      read      chapter 1, \"Filter\": docs/chapters/01-filter.adoc\n  " + RIGHT_REASON;
    }

    @Test
    void a_skeleton_that_reads_a_topic_is_red_for_the_wrong_reason() {
        workbook.edit(SKELETON, "// TODO 1.1", "builder.stream(\"visits\").to(\"short-visits\");");

        assertThat(workbook.refusals())
                .hasSize(2)
                .allSatisfy(refusal -> assertThat(refusal)
                        .contains(" is red for the wrong reason:")
                        .endsWith(RIGHT_REASON));
    }

    @Test
    void a_test_that_passes_on_the_skeleton() {
        workbook.edit(TEST, "visit(5);\n\n        exercise.check(longVisits())", "exercise.check(java.util.List.of())");
        workbook.edit(TEST, ".mistake(got -> got.contains(5), \"five is not more than five.\")", "");

        assertThat(workbook.refusals())
                .contains(TEST + ": 'a_visit_of_five_seconds_is_not_long' passes on the skeleton."
                        + " Let it ask for something that an untouched skeleton does not do.");
    }

    @Test
    void a_test_class_without_tests() {
        workbook.edit(TEST, "@Test", "");

        assertThat(workbook.refusals()).contains(TEST + ": it has no @Test method. Write the exercise's checks.");
    }

    @Test
    void a_test_that_is_switched_off() {
        workbook.edit(
                TEST,
                "@Test\n    void long_visits",
                "@Test @org.junit.jupiter.api.Disabled(\"later\")\n    void long_visits");

        assertThat(workbook.refusals())
                .contains(
                        TEST + ": on the skeleton, 'long_visits_come_through' is red for the wrong reason:"
                                + " it is switched off: later. " + RIGHT_REASON,
                        SOLUTION + ": it fails 'long_visits_come_through': it is switched off: later."
                                + " Mend the solution, or the check if it refuses a right answer.");
    }

    @Test
    void a_solution_that_fails_a_check() {
        workbook.edit(SOLUTION, "seconds > 5", "seconds > 6");

        assertThat(workbook.refusals()).contains("""
                        solutions/01-filter/src/main/java/workbook/filter/LongVisits.java: it fails 'long_visits_come_through':
                            1.1 Long visits: a long visit was dropped.
                              expected  6
                              but got   nothing
                              path      visits: user1 -> 6 @0s
                                          -> KSTREAM-FILTER-1  dropped here
                              read      chapter 1, "Filter": docs/chapters/01-filter.adoc
                          Mend the solution, or the check if it refuses a right answer.""");
    }

    @Test
    void a_solution_with_another_signature_than_the_skeleton() {
        workbook.edit(SOLUTION, "void build(StreamsBuilder builder)", "void build(StreamsBuilder builder, int more)");

        assertThat(workbook.refusals())
                .anySatisfy(refusal -> assertThat(refusal)
                        .startsWith(SOLUTION + ": it fails 'long_visits_come_through':")
                        .contains("NoSuchMethodError"));
    }

    @Test
    void a_solution_without_a_class_that_the_skeleton_has() {
        workbook.edit(SKELETON, "private LongVisits() {}", "private LongVisits() {}\n    record Visit(int seconds) {}")
                .edit(
                        TEST,
                        "private void visit(int seconds) {",
                        "private void unused(LongVisits.Visit visit) {}\nprivate void visit(int seconds) {");

        assertThat(workbook.refusals())
                .contains(TEST + ": it cannot be run (the solution is green):"
                        + " java.lang.NoClassDefFoundError: workbook/filter/LongVisits$Visit. Give skeleton and solution the same"
                        + " classes and signatures.");
    }

    @Test
    void an_edit_that_no_longer_applies() {
        workbook.edit(SOLUTION, "seconds > 5", "seconds > 4 + 1");

        assertThat(workbook.refusals())
                .containsExactly(
                        MISTAKES + ": 1.1 'at least instead of more than': its 'replace' no longer stands in "
                                + SOLUTION + ". Copy the text as it stands there now.",
                        MISTAKES + ": 1.1 'the wrong way round': its 'replace' no longer stands in " + SOLUTION
                                + ". Copy the text as it stands there now.");
    }

    @Test
    void an_edit_that_applies_twice() {
        workbook.edit(MISTAKES, "replace: seconds > 5\n  with: seconds >= 5", "replace: seconds\n  with: visit");

        assertThat(workbook.refusals())
                .containsExactly(MISTAKES + ": 1.1 'at least instead of more than': its 'replace' stands 2 times in "
                        + SOLUTION + ". Make the text longer, until it stands there once.");
    }

    @Test
    void an_edit_that_does_not_compile() {
        workbook.edit(MISTAKES, "with: seconds >= 5", "with: seconds >= Duration.ofSeconds(5)");

        assertThat(workbook.refusals())
                .containsExactly(
                        MISTAKES + ": 1.1 'at least instead of more than': the edited solution does not compile,"
                                + " line 14: cannot find symbol, symbol:   variable Duration, location: class"
                                + " workbook.filter.LongVisits. Mend 'with'; a class that the solution does not import is written"
                                + " with its package.");
    }

    @Test
    void a_mistake_that_survives() {
        workbook.edit(MISTAKES, "with: seconds >= 5", "with: seconds > 2 + 3");

        assertThat(workbook.refusals())
                .containsExactly(MISTAKES + ": 1.1 'at least instead of more than': it survives:"
                        + " 'a_visit_of_five_seconds_is_not_long' passes on it, and so does every other check."
                        + " Sharpen that check.");
    }

    @Test
    void a_mistake_that_another_check_catches() {
        workbook.edit(
                MISTAKES,
                "with: seconds < 5\n  caught-by: long_visits_come_through",
                "with: seconds > 6\n  caught-by: a_visit_of_five_seconds_is_not_long");

        assertThat(workbook.refusals())
                .containsExactly(MISTAKES + ": 1.1 'the wrong way round': it survives:"
                        + " 'a_visit_of_five_seconds_is_not_long' passes on it. Sharpen that check, or name the one that"
                        + " catches it: long_visits_come_through.");
    }

    @Test
    void a_mistake_that_is_named_only_after_another_check_has_failed() {
        workbook.edit(MISTAKES, """
                  with: seconds < 5
                  caught-by: long_visits_come_through
                  says: a long visit was dropped
                """, """
                  with: seconds < 6
                  caught-by: a_visit_of_five_seconds_is_not_long
                  says: not more than five
                """);

        assertThat(workbook.refusals())
                .containsExactly(
                        MISTAKES + ": 1.1 'the wrong way round': 'a_visit_of_five_seconds_is_not_long' catches it, but"
                                + " 'long_visits_come_through' fails before, so that a learner reads"
                                + " \"a long visit was dropped.\". Move the check that names it up, or let the first one"
                                + " name it too.");
    }

    @Test
    void a_mistake_may_be_named_by_an_earlier_check_too() {
        workbook.edit(MISTAKES, """
                  with: seconds < 5
                  caught-by: long_visits_come_through
                  says: a long visit was dropped
                """, """
                  with: seconds < 6
                  caught-by: a_visit_of_five_seconds_is_not_long
                  says: not more than five
                """);
        workbook.edit(TEST, "a long visit was dropped.", "a long visit was dropped: it is not more than five.");

        assertThat(workbook.refusals()).isEmpty();
    }

    @Test
    void a_mistake_that_is_caught_with_other_words() {
        workbook.edit(MISTAKES, "says: not more than five", "says: inclusive");

        assertThat(workbook.refusals())
                .containsExactly(MISTAKES
                        + ": 1.1 'at least instead of more than': 'a_visit_of_five_seconds_is_not_long' fails as it"
                        + " should, but does not say \"inclusive\": it says \"five is not more than five.\". Name the"
                        + " misconception with .mistake(...) in that check, or mend 'says'.");
    }

    @Test
    void words_that_only_a_value_or_a_path_holds_do_not_name_a_mistake() {
        workbook.edit(MISTAKES, "says: not more than five", "says: long-visits");

        assertThat(workbook.refusals()).singleElement().asString().contains("does not say \"long-visits\"");
    }

    @Test
    void a_mistake_that_leaves_nothing_built() {
        workbook.edit(MISTAKES, "replace: seconds > 5\n  with: seconds >= 5", """
                replace: |-
                    public static void build(StreamsBuilder builder) {
                  with: |-
                    public static void build(StreamsBuilder builder) {}
                    static void unused(StreamsBuilder builder) {""");

        assertThat(workbook.refusals())
                .containsExactly(
                        MISTAKES + ": 1.1 'at least instead of more than': its edit leaves nothing built, which is no"
                                + " mistake but the skeleton. Edit less.");
    }

    @Test
    void a_mistake_whose_check_does_not_exist() {
        workbook.edit(MISTAKES, "caught-by: a_visit_of_five_seconds_is_not_long", "caught-by: five_is_not_long");

        assertThat(workbook.refusals())
                .containsExactly(
                        MISTAKES + ": 1.1 'at least instead of more than': its 'caught-by' names 'five_is_not_long',"
                                + " and LongVisitsTest has no such test. Its tests are: long_visits_come_through,"
                                + " a_visit_of_five_seconds_is_not_long.");
    }

    @Test
    void a_check_that_fails_without_a_verdict() {
        workbook.edit(TEST, """
                        visit(5);

                        exercise.check(longVisits())
                                .mistake(got -> got.contains(5), "five is not more than five.")
                                .is();
                    }
                """, """
                        visit(5);
                        odd = !longVisits().isEmpty();
                    }

                    private boolean odd;

                    @org.junit.jupiter.api.AfterEach
                    void look() {
                        if (odd) throw new IllegalStateException("odd");
                    }
                """);

        assertThat(workbook.refusals())
                .containsExactly(
                        MISTAKES + ": 1.1 'at least instead of more than': 'a_visit_of_five_seconds_is_not_long'"
                                + " fails without a verdict: java.lang.IllegalStateException: odd. Check with exercise.check(...), so"
                                + " that a learner reads why.");
    }

    @Test
    void an_endless_loop_is_a_mistake_like_any_other() {
        workbook.edit(
                MISTAKES,
                "with: seconds >= 5",
                "with: \"{ while (seconds == 5 && !Thread.interrupted()) {} return seconds > 5; }\"");
        workbook.edit(MISTAKES, "says: not more than five", "says: still running");

        assertThat(workbook.refusals()).isEmpty();
    }
}
