package workbook.clickstream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says in one sentence why a payload is not the record that its topic should hold. */
final class BadPayload {

    private static final int LONGEST_EXCERPT = 80;

    private BadPayload() {}

    /**
     * @param topic where the payload comes from
     * @param type what it should be
     * @param payload the bytes
     * @param unreadable what the JSON library made of them
     */
    static String describe(String topic, Class<?> type, byte[] payload, IOException unreadable) {
        return "A record on topic '" + topic + "' is not a " + type.getSimpleName() + ": " + fault(payload, unreadable)
                + " Payload: " + excerpt(payload);
    }

    private static String fault(byte[] payload, IOException unreadable) {
        if (text(payload).isBlank()) {
            return "it is empty.";
        }
        try {
            var json = Json.MAPPER
                    .reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(payload);
            return json.isObject() ? faultOf(json, unreadable) : "it is no JSON object.";
        } catch (IOException malformed) {
            return "it is no JSON.";
        }
    }

    private static String faultOf(JsonNode json, IOException unreadable) {
        if (unreadable instanceof InvalidTypeIdException) {
            return field("type", json.path("type"));
        }
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            var field = mapping.getPath().get(mapping.getPath().size() - 1).getFieldName();
            return field(field, json.path(field));
        }
        return "something follows the JSON object.";
    }

    private static String field(String name, JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? "field '" + name + "' is missing or null."
                : "field '" + name + "' cannot be " + value + ".";
    }

    private static String excerpt(byte[] payload) {
        var text = text(payload);
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
