package workbook.clickstream;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Says in one sentence why a payload is not the record that its topic should hold. */
final class BadPayload {

    private static final int LONGEST_EXCERPT = 80;
    private static final Pattern MISSING =
            Pattern.compile("(?:Missing required|Null value for) creator property '([^']+)'");

    private BadPayload() {}

    static String describe(String topic, Class<?> type, byte[] payload, IOException unreadable) {
        return "A record on topic '" + topic + "' is not a " + type.getSimpleName() + ": " + fault(payload, unreadable)
                + " Payload: " + excerpt(payload);
    }

    private static String fault(byte[] payload, IOException unreadable) {
        if (payload.length == 0) {
            return "it is empty.";
        }
        if (unreadable instanceof InvalidTypeIdException other) {
            return other.getTypeId() == null
                    ? "field 'type' is missing."
                    : "field 'type' is unknown: \"" + other.getTypeId() + "\".";
        }
        if (unreadable instanceof InvalidFormatException wrong && !wrong.getPath().isEmpty()) {
            return "field '" + field(wrong) + "' cannot be " + quoted(wrong.getValue()) + ".";
        }
        if (unreadable instanceof MismatchedInputException mismatch) {
            var missing = MISSING.matcher(mismatch.getOriginalMessage());
            if (missing.find()) {
                return "field '" + missing.group(1) + "' is missing or null.";
            }
            if (!mismatch.getPath().isEmpty()) {
                return "field '" + field(mismatch) + "' has a value of another type.";
            }
            return mismatch.getOriginalMessage().startsWith("Trailing token")
                    ? "something follows the JSON object."
                    : "it is no JSON object.";
        }
        return unreadable instanceof JsonParseException ? "it is no JSON." : "it cannot be read.";
    }

    private static String field(JsonMappingException mapping) {
        return mapping.getPath().get(mapping.getPath().size() - 1).getFieldName();
    }

    private static String quoted(Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    private static String excerpt(byte[] payload) {
        var text = new String(payload, StandardCharsets.UTF_8);
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }
}
