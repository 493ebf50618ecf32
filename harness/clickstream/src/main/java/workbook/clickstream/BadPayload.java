package workbook.clickstream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Says in one sentence, on one line, why a payload is not the record that its topic should hold. */
final class BadPayload {

    private static final int LONGEST_EXCERPT = 80;
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f]");

    private BadPayload() {}

    /**
     * @param topic where the payload comes from
     * @param type what it should be
     * @param payload the bytes
     * @param unreadable what the JSON library made of them
     */
    static String describe(String topic, Class<?> type, byte[] payload, IOException unreadable) {
        var sentence = "A record on topic '" + topic + "' is not a " + type.getSimpleName() + ": ";
        var text = new String(payload, StandardCharsets.UTF_8);
        return text.isBlank()
                ? sentence + "it is empty."
                : sentence + fault(type, payload, unreadable) + " Payload: " + excerpt(text);
    }

    /** Says that the type is at fault: no payload can be read as one, and none written. */
    static String unfit(Class<?> type) {
        return "JsonSerde takes Java records of texts, numbers, times, lists and other such records, and "
                + type.getSimpleName() + " is none.";
    }

    private static String fault(Class<?> type, byte[] payload, IOException unreadable) {
        try {
            var json = Json.MAPPER
                    .reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(payload);
            return json.isObject() ? faultOf(json, type, payload, unreadable) : "it is no JSON object.";
        } catch (IOException malformed) {
            return "it is no JSON.";
        }
    }

    private static String faultOf(JsonNode json, Class<?> type, byte[] payload, IOException unreadable) {
        if (unreadable instanceof InvalidDefinitionException unfit) {
            return unfit(unfit.getType().getRawClass());
        }
        if (unreadable instanceof InvalidTypeIdException untold) {
            return field(json, typeOf(untold.getPath()));
        }
        if (unreadable instanceof JsonMappingException misfit
                && !misfit.getPath().isEmpty()) {
            return field(json, misfit.getPath());
        }
        if (isFollowedBySomething(payload)) {
            return "something follows the JSON object.";
        }
        return unreadable instanceof ValueInstantiationException
                ? "its values are refused with " + unreadable.getCause() + "."
                : unfit(type);
    }

    private static boolean isFollowedBySomething(byte[] payload) {
        try {
            Json.MAPPER.readTree(payload);
            return false;
        } catch (IOException trailing) {
            return true;
        }
    }

    /** The field that tells apart the records of a sealed interface, in the object that the path leads to. */
    private static List<Reference> typeOf(List<Reference> path) {
        var type = new ArrayList<>(path);
        type.add(new Reference(null, "type"));
        return type;
    }

    /** @param path from the payload to the field, through objects and lists */
    private static String field(JsonNode json, List<Reference> path) {
        var name = new StringBuilder();
        var value = json;
        for (var step : path) {
            var isInList = step.getFieldName() == null;
            name.append(isInList ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
            value = isInList ? value.path(step.getIndex()) : value.path(step.getFieldName());
        }
        return field(name.substring(1), value);
    }

    private static String field(String name, JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? "field '" + name + "' is missing or null."
                : "field '" + name + "' cannot be " + excerpt(value.toString()) + ".";
    }

    /** The beginning of a text, in one line that any terminal can show. */
    private static String excerpt(String text) {
        var line = text.replaceAll("\\s*\\R\\s*", " ");
        var isWhole = line.codePointCount(0, line.length()) <= LONGEST_EXCERPT;
        var beginning = isWhole ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
        return CONTROL_CHARACTER
                .matcher(beginning)
                .replaceAll(character ->
                        "\\\\x%02x".formatted((int) character.group().charAt(0)));
    }
}
