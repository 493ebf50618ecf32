package workbook.testkit;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import workbook.engine.Notation;
import workbook.verdict.Verdict.Kind;

/** Reads what a topology wrote, and turns bytes of another form into a verdict that shows them. */
record ExpectedForm<T>(Deserializer<T> form, String part, Attempt attempt) implements Deserializer<T> {

    @Override
    public T deserialize(String topic, byte[] data) {
        try {
            return form.deserialize(topic, data);
        } catch (SerializationException | IllegalArgumentException other) {
            throw unreadable(topic, data);
        }
    }

    @Override
    public T deserialize(String topic, Headers headers, byte[] data) {
        try {
            return form.deserialize(topic, headers, data);
        } catch (SerializationException | IllegalArgumentException other) {
            throw unreadable(topic, data);
        }
    }

    private AssertionError unreadable(String topic, byte[] data) {
        return attempt.fault(
                Kind.WRONG_SERDE,
                "the " + part + " of a record on '" + topic + "' was written with another serde than the exercise asks"
                        + " for. Its bytes are: " + Notation.of(data),
                "Produced.with names the serdes that a sink writes with.");
    }
}
