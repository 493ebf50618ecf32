package workbook.verdict;

import org.opentest4j.AssertionFailedError;

/**
 * A failed check. Its message is the whole verdict, so that an IDE shows the learner the same words as the terminal.
 * Expected and actual are kept as text for the IDE's own comparison.
 */
public final class VerdictError extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    public VerdictError(Verdict verdict, Throwable cause) {
        super(verdict.text(), String.join("\n", verdict.expected()), String.join("\n", verdict.got()), cause);
        this.verdict = verdict;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The verdict alone: the class name in front would only be noise. */
    @Override
    public String toString() {
        return getMessage();
    }
}
