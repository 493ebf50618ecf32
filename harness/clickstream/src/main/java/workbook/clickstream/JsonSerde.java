package workbook.clickstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A serde for a Java record as a JSON object with snake_case fields, in UTF-8. Null stays null: it is a tombstone.
 *
 * <p>Reading is strict about what the record needs and tolerant of what it does not know: every component must be there, not
 * null, and of its JSON type; unknown fields are ignored. A payload that does not fit gives a {@link
 * SerializationException} that names the topic, the field and the beginning of the payload.
 *
 * <p>A whole number is {@code 5}, never {@code 5.0} or {@code "5"}. Times are ISO-8601: read with {@code Z}, with an offset,
 * or, as the tutorial's producer writes them, with neither, which is taken as UTC; written in UTC, with {@code +00:00}, to
 * the microsecond, which is all that Python keeps.
 *
 * @param <T> the record's type
 */
public final class JsonSerde<T> implements Serde<T> {

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonSerde(Class<T> type) {
        this.type = type;
        this.reader = Json.MAPPER.readerFor(type);
        this.writer = Json.MAPPER.writerFor(type);
    }

    /** A serde for a record, or for a sealed interface of records that says how they are told apart. */
    public static <T> JsonSerde<T> of(Class<T> type) {
        return new JsonSerde<>(type);
    }

    @Override
    public Serializer<T> serializer() {
        return this::write;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::read;
    }

    private byte[] write(String topic, T value) {
        if (value == null) {
            return null;
        }
        try {
            return writer.writeValueAsBytes(value);
        } catch (InvalidDefinitionException unfit) {
            throw new SerializationException(
                    "A " + type.getSimpleName() + " for topic '" + topic + "' cannot be written as JSON: "
                            + BadPayload.unfit(unfit.getType().getRawClass()),
                    unfit);
        } catch (JsonProcessingException unwritable) {
            throw new SerializationException(
                    "A " + type.getSimpleName() + " for topic '" + topic + "' cannot be written as JSON: "
                            + unwritable.getOriginalMessage(),
                    unwritable);
        }
    }

    private T read(String topic, byte[] payload) {
        if (payload == null) {
            return null;
        }
        try {
            T value = reader.readValue(payload);
            if (value == null) {
                throw new IOException("The payload is JSON's null; a tombstone has no payload.");
            }
            return value;
        } catch (IOException unreadable) {
            throw new SerializationException(BadPayload.describe(topic, type, payload, unreadable), unreadable);
        }
    }
}
