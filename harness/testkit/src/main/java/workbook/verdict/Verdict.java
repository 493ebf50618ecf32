package workbook.verdict;

import java.util.List;
import java.util.Objects;

/**
 * Why an exercise is not solved yet: everything that a learner needs for the next step, as data. {@link #text()} writes
 * it for a terminal; a page or a grader can show the same fields its own way.
 *
 * @param kind what sort of fault it is
 * @param exercise the exercise's id, such as {@code 4.1}
 * @param title the exercise's title
 * @param check the rule that does not hold, as a sentence without full stop
 * @param headline what went wrong, in one sentence
 * @param expected what should have been seen, a line each; empty where nothing in particular was expected
 * @param got what was seen instead, a line each
 * @param why the rule behind the expectation; empty where the headline says it all
 * @param path where the records that matter went, a line each
 * @param read where to read on, such as {@code chapter 4, "Tumbling windows"}
 */
public record Verdict(
        Kind kind,
        String exercise,
        String title,
        String check,
        String headline,
        List<String> expected,
        List<String> got,
        String why,
        List<String> path,
        String read) {

    /** What sort of fault a verdict is about. */
    public enum Kind {
        /** The skeleton is as it was: nothing is built yet. */
        UNSOLVED,
        /** The answer runs, and its result is wrong. */
        WRONG_RESULT,
        /** The topology reads or writes another topic than the exercise names, or none. */
        WRONG_TOPIC,
        /** Keys or values were written or read with a serde that does not fit. */
        WRONG_SERDE,
        /** The answer threw an exception. */
        THROWN,
        /** The answer did not come to an end. */
        NEVER_ENDED
    }

    public Verdict {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(headline);
        Objects.requireNonNull(why);
        Objects.requireNonNull(read);
        expected = List.copyOf(expected);
        got = List.copyOf(got);
        path = List.copyOf(path);
    }

    /** Number and title, such as {@code 4.1 Tumbling windows}. */
    public String heading() {
        return exercise + " " + title;
    }

    /** This verdict as lines for a terminal, headline first, without a line break at the end. */
    public String text() {
        return VerdictText.of(this);
    }
}
