package workbook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is printed when a lesson has run. */
class LessonReportTest {

    @AfterEach
    void noHints() {
        System.clearProperty("hint");
    }

    @Test
    void an_exercise_that_nobody_has_begun_shows_its_task() throws Exception {
        assertThat(printed("AnswerTest", "nothing", "right")).isEqualTo("""

                        Lesson 01 Sample

                        Next: 1.1 Long visits

                        1.1 Long visits: nothing is built yet.
                          task      Pass on what is longer than five.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                          edit      lessons/01-sample/src/main/java/workbook/sample/Answer.java
                          run       mvn test -pl lessons/01-sample -Dtest=AnswerTest
                          hint      add -Dhint=1 to the command; 2 and 3 tell more

                        1.1 ✗   0 of 1 solved

                        """);
    }

    @Test
    void an_exercise_that_was_begun_shows_its_checks_and_the_first_verdict() throws Exception {
        assertThat(printed("AnswerTest", "right", "readsAnotherTopic", "writesNoTopic"))
                .isEqualTo("""

                        Lesson 01 Sample

                        Next: 1.1 Long visits
                          ✗ readsAnotherTopic
                          ✗ writesNoTopic
                          ✓ right

                        1.1 Long visits: the topology reads 'visit', but the records come in on 'visits'.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                          edit      lessons/01-sample/src/main/java/workbook/sample/Answer.java
                          run       mvn test -pl lessons/01-sample -Dtest=AnswerTest
                          hint      add -Dhint=1 to the command; 2 and 3 tell more

                        1.1 ✗   0 of 1 solved

                        """);
    }

    @Test
    void a_hint_is_shown_on_request_and_those_before_it() throws Exception {
        System.setProperty("hint", "2");

        assertThat(printed("AnswerTest", "nothing"))
                .contains("  hint 1    one\n  hint 2    two\n")
                .doesNotContain("three");
    }

    @Test
    void a_lesson_that_is_solved_is_praised() throws Exception {
        assertThat(printed("AnswerTest", "right"))
                .contains("exercises of this lesson are solved. Well done!\n", "1.1 ✓   1 of 1 solved\n")
                .doesNotContain("Next:");
    }

    @Test
    void a_failed_test_of_no_exercise_is_told_with_its_stack_trace() throws Exception {
        assertThat(printed("OtherTest", "fails"))
                .startsWith("✗ Sample$OtherTest › fails\njava.lang.AssertionError: as it should\n\tat ");
    }

    @Test
    void a_failed_dynamic_test_is_told_with_what_it_stands_in() throws Exception {
        assertThat(printed("OtherTest", "many"))
                .startsWith("✗ Sample$OtherTest › many › inside › another\njava.lang.AssertionError: this one\n\tat ")
                .doesNotContain("› one");
    }

    private static String printed(String testClass, String... tests) throws ReflectiveOperationException {
        var terminal = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            SampleRun.run("Sample$" + testClass, List.of(tests), new LessonReport());
        } finally {
            System.setOut(terminal);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
