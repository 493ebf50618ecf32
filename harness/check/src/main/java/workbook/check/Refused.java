package workbook.check;

import java.util.List;
import java.util.stream.Collectors;

/** Tells whoever runs the check as a test what is refused. Where in the check's own code it was found is of no use. */
final class Refused extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** @param told the whole of it, in plain sentences */
    Refused(String told) {
        super(told);
    }

    /**
     * Returns if there is nothing to refuse.
     *
     * @throws Refused if there is
     */
    static void ifAny(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new Refused(refusals.stream().map(Refusal::text).collect(Collectors.joining("\n")));
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
