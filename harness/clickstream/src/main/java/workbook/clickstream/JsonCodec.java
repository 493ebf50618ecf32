package workbook.clickstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads and writes what a {@link JsonSerde} is for.
 *
 * @param <T> the record's type
 */
final class JsonCodec<T> {

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    JsonCodec(Class<T> type) {
        this.type = type;
        this.reader = Json.MAPPER.readerFor(type);
        this.writer = Json.MAPPER.writerFor(type);
    }

    byte[] write(String topic, T value) {
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

    T read(String topic, byte[] payload) {
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
