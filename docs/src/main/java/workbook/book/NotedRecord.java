package workbook.book;

import java.util.Optional;
import java.util.regex.Pattern;
import workbook.engine.Notation;

/**
 * A record as {@link Notation} writes it, taken apart: {@code user1@[0s,30s) -> 2 @12.5s}.
 *
 * @param key the key, without its window
 * @param window the key's window, if it has one
 * @param value the value; the text {@code null} for a tombstone
 * @param seconds the record's timestamp on the exercises' time line; empty if it lies far away from it or is none
 */
record NotedRecord(String key, Optional<Span> window, String value, Optional<Double> seconds) {

    private static final Pattern RECORD = Pattern.compile("(.*?) -> (.*) @(\\S+)( \\(no time\\))?", Pattern.DOTALL);
    private static final Pattern SECONDS = Pattern.compile("(-?[\\d.]+)s");
    private static final Pattern WINDOWED =
            Pattern.compile("(.*)@\\[(-?[\\d.]+)s(,|\\.\\.)(-?[\\d.]+)s([)\\]])", Pattern.DOTALL);

    /**
     * A window of time.
     *
     * @param start its start in seconds
     * @param end its end in seconds
     * @param session whether it is a session, to which both ends belong
     */
    record Span(double start, double end, boolean session) {}

    static NotedRecord of(String noted) {
        var record = RECORD.matcher(noted);
        if (!record.matches()) {
            throw new IllegalArgumentException("This is not how a record is noted: " + noted);
        }
        var time = SECONDS.matcher(record.group(3));
        var seconds = time.matches() ? Optional.of(Double.valueOf(time.group(1))) : Optional.<Double>empty();
        var windowed = WINDOWED.matcher(record.group(1));
        if (!windowed.matches()) {
            return new NotedRecord(record.group(1), Optional.empty(), record.group(2), seconds);
        }
        var span = new Span(
                Double.parseDouble(windowed.group(2)),
                Double.parseDouble(windowed.group(4)),
                windowed.group(3).equals(".."));
        return new NotedRecord(windowed.group(1), Optional.of(span), record.group(2), seconds);
    }
}
