package workbook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import workbook.engine.Patience;
import workbook.verdict.VerdictError;

/** Whatever a learner writes ends in a verdict, soon, with a plain sentence, and without hurting the tests after it. */
class GuardRailsTest {

    @Test
    void nothing_is_built_yet() throws Exception {
        assertThat(verdictOn("nothing")).isEqualTo("""
                        UNSOLVED
                        1.1 Long visits: nothing is built yet.
                          task      Pass on what is longer than five.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void a_topology_that_only_reads_counts_as_not_built() throws Exception {
        assertThat(verdictOn("onlyReads")).isEqualTo("""
                        UNSOLVED
                        1.1 Long visits: nothing is built yet.
                          task      Pass on what is longer than five.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void an_endless_loop_while_building() throws Exception {
        long begun = System.nanoTime();

        assertThat(verdictOn("neverReturns")).isEqualTo("""
                        NEVER_ENDED
                        1.1 Long visits: your code was still running after LIMIT s, at Answer.java:LINE.
                          why       What you write is called and has to come back, or all that is behind it waits.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
        assertThat(System.nanoTime() - begun)
                .isLessThan(Patience.of(Duration.ofSeconds(10)).toNanos());
    }

    @Test
    void an_endless_loop_on_a_record_leaves_the_next_test_alone() throws Exception {
        var results = SampleRun.of("neverEndsARecord", "right");

        assertThat(results.keySet()).containsExactly("neverEndsARecord", "right");
        assertThat(textOf(results.get("neverEndsARecord")))
                .startsWith(
                        "NEVER_ENDED\n1.1 Long visits: your code was still running after LIMIT s, at Answer.java:LINE.\n");
        assertThat(results.get("right")).isNull();
    }

    @Test
    void an_exception_while_building() throws Exception {
        assertThat(verdictOn("throwsWhileBuilding")).isEqualTo("""
                        THROWN
                        1.1 Long visits: your code threw IllegalStateException at Answer.java:LINE: not yet
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void an_exception_on_a_record() throws Exception {
        assertThat(verdictOn("throwsOnARecord")).isEqualTo("""
                        THROWN
                        1.1 Long visits: your code threw ArithmeticException at Answer.java:LINE: / by zero
                          path      visits: user1 -> 6 @0s
                                      -> KSTREAM-MAPVALUES-1  failed: ArithmeticException
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void an_exception_that_a_known_mistake_leads_to() throws Exception {
        assertThat(verdictOn("opensABoxThatIsEmpty")).isEqualTo("""
                        THROWN
                        1.1 Long visits: what is not there was asked for.
                          why       Your code threw NoSuchElementException at Answer.java:LINE: No value present
                          path      visits: user1 -> 5 @0s
                                      -> KSTREAM-MAPVALUES-1  failed: NoSuchElementException
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void a_method_that_calls_itself() throws Exception {
        assertThat(verdictOn("callsItself")).isEqualTo("""
                        NEVER_ENDED
                        1.1 Long visits: your code calls itself without end at Answer.java:LINE.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void another_input_topic() throws Exception {
        assertThat(verdictOn("readsAnotherTopic")).isEqualTo("""
                        WRONG_TOPIC
                        1.1 Long visits: the topology reads 'visit', but the records come in on 'visits'.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void another_output_topic() throws Exception {
        assertThat(verdictOn("writesAnotherTopic")).isEqualTo("""
                        WRONG_TOPIC
                        1.1 Long visits: the topology writes to 'visits-long', but the results belong in 'long-visits'.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void no_output_topic() throws Exception {
        assertThat(verdictOn("writesNoTopic")).isEqualTo("""
                        WRONG_TOPIC
                        1.1 Long visits: the topology writes to no topic, but the results belong in 'long-visits'.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void another_form_in_the_output_topic() throws Exception {
        assertThat(verdictOn("writesAnotherForm")).isEqualTo("""
                        WRONG_SERDE
                        1.1 Long visits: the value of a record on 'long-visits' was written with another serde than the exercise asks \
                        for. Its bytes are: 5
                          why       Produced.with names the serdes that a sink writes with.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void a_serde_that_does_not_fit_its_records() throws Exception {
        assertThat(verdictOn("writesWithASerdeThatDoesNotFit")).isEqualTo("""
                        WRONG_SERDE
                        1.1 Long visits: a serde does not fit the type of its records: String cannot be cast to Integer.
                          why       Each operator that reads, writes or stores records needs serdes of the types that it handles:
                                    Consumed, Produced, Grouped, Materialized, Repartitioned, Joined and StreamJoined take them.
                          path      visits: user1 -> 5 @0s
                                      -> KSTREAM-MAPVALUES-1  user1 -> 5 s @0s
                                      -> topic long-visits  not written: StreamsException
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
    void no_serde_for_a_repartition_topic() throws Exception {
        assertThat(verdictOn("countsWithoutASerde")).isEqualTo("""
                        WRONG_SERDE
                        1.1 Long visits: an operator was given no serde, and there is no default one: the store \
                        KSTREAM-AGGREGATE-STATE-STORE-2 has none for keys.
                          why       Each operator that reads, writes or stores records needs serdes of the types that it handles:
                                    Consumed, Produced, Grouped, Materialized, Repartitioned, Joined and StreamJoined take them.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void a_topology_that_kafka_refuses() throws Exception {
        assertThat(verdictOn("readsTwice")).isEqualTo("""
                        THROWN
                        1.1 Long visits: Kafka Streams refuses this topology. Invalid topology: Topic visits has already been registered \
                        by another source.
                          read      chapter 1, "Filter": docs/chapters/01-sample.adoc
                        """);
    }

    @Test
    void system_exit_is_told_with_the_exercise() throws Exception {
        var process = SampleRun.inAnotherJvm("Sample$AnswerTest", "exits");
        var said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(said.strip())
                .isEqualTo("1.1 Long visits: the run ended here, because Answer (or something that it calls) called"
                        + " System.exit. Take that call out: a topology returns, it never ends its application.");
    }

    private static String verdictOn(String answer) throws ReflectiveOperationException {
        return textOf(SampleRun.of(answer).get(answer));
    }

    /** The verdict's kind and text, without the line's number. */
    private static String textOf(Throwable thrown) {
        assertThat(thrown).isInstanceOf(VerdictError.class);
        var text = ((VerdictError) thrown).verdict().kind() + "\n" + thrown.getMessage() + "\n";
        return text.replaceAll("Answer\\.java:\\d+", "Answer.java:LINE").replaceAll("after \\d+ s", "after LIMIT s");
    }
}
