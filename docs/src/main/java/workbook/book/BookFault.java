package workbook.book;

import java.util.List;

/** What is wrong with the book's sources: the build ends with these sentences, each with the file, the fault and the mend. */
final class BookFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BookFault(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }

    BookFault(String fault) {
        this(List.of(fault));
    }

    /** Runs a step of the build, and ends this JVM with the faults that it found, if any. */
    static void reportedFrom(Runnable step) {
        try {
            step.run();
        } catch (BookFault fault) {
            System.err.println(fault.getMessage());
            System.exit(1);
        }
    }
}
