package workbook.check;

import java.util.List;
import java.util.stream.Collectors;

/** Tells refusals to whoever runs the check as a test. Where they come from in the check's own code is of no use. */
final class Refused extends AssertionError {

    private static final long serialVersionUID = 1L;

    private Refused(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::text).collect(Collectors.joining("\n")));
    }

    /**
     * Returns if there is nothing to refuse.
     *
     * @throws Refused if there is
     */
    static void ifAny(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
