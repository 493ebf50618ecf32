package workbook.book;

import java.util.stream.Collectors;

/** Text of any kind as AsciiDoc shows it unchanged. */
final class Adoc {

    private Adoc() {}

    /** Text with each sign that could mean something to AsciiDoc as a character reference. */
    static String plain(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) || c == ' ' ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining());
    }

    /** As {@link #plain}, in the type of code. */
    static String code(String text) {
        return text.isEmpty() ? "" : "``" + plain(text) + "``";
    }
}
