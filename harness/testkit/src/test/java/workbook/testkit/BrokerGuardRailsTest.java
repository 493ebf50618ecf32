package workbook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import workbook.verdict.VerdictError;

/** On the broker, too, whatever a learner writes ends in a verdict, and does not hurt the tests after it. */
class BrokerGuardRailsTest {

    @Test
    void nothing_is_built_yet() throws Exception {
        assertThat(verdictOn("nothing")).isEqualTo("""
                        UNSOLVED
                        1.1 Long visits: nothing is built yet.
                          task      Pass on what is longer than five.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
        assertThat(verdictOn("throwsWhileBuilding")).isEqualTo("""
                        THROWN
                        1.1 Long visits: your code threw IllegalStateException at Answer.java:LINE: not yet
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void no_broker_starts_for_what_is_not_built() throws Exception {
        var process = SampleRun.inAnotherJvm("BrokerSample$AnswerTest", "nothing", "throwsWhileBuilding");

        assertThat(process.waitFor()).isZero();
        assertThat(SampleRun.inAnotherJvm("BrokerSample$AnswerTest", "right").waitFor())
                .as("had one started")
                .isEqualTo(1);
    }

    @Test
    void an_exception_on_a_record_ends_the_wait() throws Exception {
        assertThat(verdictOn("throwsOnARecord")).isEqualTo("""
                        THROWN
                        1.1 Long visits: your code threw ArithmeticException at Answer.java:LINE: / by zero
                          path      visits: user1 -> 6 @6s
                                      -> KSTREAM-MAPVALUES-1  failed: ArithmeticException
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void another_input_topic() throws Exception {
        assertThat(verdictOn("readsAnotherTopic")).isEqualTo("""
                        WRONG_TOPIC
                        1.1 Long visits: the topology reads 'visit', and there is no such topic.
                          why       The topics are 'long-visits', 'visits'; no other is made by itself.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void another_output_topic() throws Exception {
        assertThat(verdictOn("writesAnotherTopic")).isEqualTo("""
                        WRONG_TOPIC
                        1.1 Long visits: the topology writes to 'visits-long', and there is no such topic.
                          why       The topics are 'long-visits', 'visits'; no other is made by itself.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void another_form() throws Exception {
        assertThat(verdictOn("writesAnotherForm")).isEqualTo("""
                        WRONG_SERDE
                        1.1 Long visits: the value of a record on 'long-visits' was written with another serde than the exercise asks \
                        for. Its bytes are: 5
                          why       Produced.with names the serdes that a sink writes with.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void no_serde() throws Exception {
        assertThat(verdictOn("writesWithoutASerde")).isEqualTo("""
                        WRONG_SERDE
                        1.1 Long visits: an operator was given no serde, and there is no default one: the sink node KSTREAM-SINK-2 has \
                        none for values.
                          why       Each operator that reads, writes or stores records needs serdes of the types that it handles:
                                    Consumed, Produced, Grouped, Materialized, Repartitioned, Joined and StreamJoined take them.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void an_endless_loop_on_a_record_leaves_the_next_test_alone() throws Exception {
        var results = SampleRun.onBroker("neverEndsARecord", "right");

        assertThat(textOf(results.get("neverEndsARecord")))
                .startsWith(
                        "NEVER_ENDED\n1.1 Long visits: your code was still running after LIMIT s, at Answer.java:LINE.\n");
        assertThat(results.get("right")).isNull();
    }

    private static String verdictOn(String answer) throws ReflectiveOperationException {
        return textOf(SampleRun.onBroker(answer).get(answer));
    }

    /** The verdict's kind and text, without the line's number. */
    private static String textOf(Throwable thrown) {
        assertThat(thrown).isInstanceOf(VerdictError.class);
        var text = ((VerdictError) thrown).verdict().kind() + "\n" + thrown.getMessage() + "\n";
        return text.replaceAll("Answer\\.java:\\d+", "Answer.java:LINE").replaceAll("after \\d+ s", "after LIMIT s");
    }
}
