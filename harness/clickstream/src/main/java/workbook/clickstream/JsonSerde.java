package workbook.clickstream;

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

    /** Made for the first record: a serde that no record ever meets does not load the JSON library, a quarter of a second. */
    private volatile JsonCodec<T> codec;

    private JsonSerde(Class<T> type) {
        this.type = type;
    }

    /** A serde for a record, or for a sealed interface of records that says how they are told apart. */
    public static <T> JsonSerde<T> of(Class<T> type) {
        return new JsonSerde<>(type);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> codec().write(topic, value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, payload) -> codec().read(topic, payload);
    }

    private JsonCodec<T> codec() {
        if (codec == null) {
            codec = new JsonCodec<>(type);
        }
        return codec;
    }
}
