package workbook.local;

/** A command that cannot do what it was asked to. The message is a sentence or two for the person at the terminal. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandException(String sentence) {
        super(sentence);
    }

    CommandException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
