package workbook.source;

/** Tells whoever runs the check as a test what is refused. Where in the check's own code it was found is of no use. */
public final class Refused extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** @param told the whole of it, in plain sentences */
    public Refused(String told) {
        super(told);
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
