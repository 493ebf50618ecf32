package workbook.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Window;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.internals.Change;
import org.apache.kafka.streams.kstream.internals.SessionWindow;
import org.apache.kafka.streams.kstream.internals.foreignkeyjoin.CombinedKey;
import org.apache.kafka.streams.kstream.internals.foreignkeyjoin.SubscriptionResponseWrapper;
import org.apache.kafka.streams.kstream.internals.foreignkeyjoin.SubscriptionWrapper;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.test.TestRecord;

/**
 * How keys, values, windows and records are written for a learner: short, and the same everywhere.
 *
 * <pre>
 * KeyValue                     user1 -> 3
 * TestRecord                   user1 -> 3 @30s
 * time window of a key         user1@[0s,30s)
 * session of a key             user1@[0s..4s]     both ends belong to a session
 * a Java record                Click(user1, /home, 5, 0s)
 * an update of a table         its new value
 * a foreign-key join's own     p1 -> subscription of o1, and back: o1 -> the other table's value
 * </pre>
 */
public final class Notation {

    private static final int LONGEST_BYTES = 40;

    private Notation() {}

    /** Any key, value or record, on one line. */
    public static String of(Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof KeyValue<?, ?> pair) {
            return arrow(pair.key, pair.value);
        } else if (value instanceof TestRecord<?, ?> record) {
            return record(record);
        } else if (value instanceof Windowed<?> windowed) {
            return of(windowed.key()) + "@" + window(windowed.window());
        } else if (value instanceof Window window) {
            return window(window);
        } else if (value instanceof Change<?> change) {
            return of(change.newValue instanceof ValueAndTimestamp<?> stamped ? stamped.value() : change.newValue);
        } else if (value instanceof CombinedKey<?, ?> combined) {
            return of(combined.foreignKey()) + "|" + of(combined.primaryKey());
        } else if (value instanceof SubscriptionWrapper<?> subscription) {
            return subscription(subscription);
        } else if (value instanceof SubscriptionResponseWrapper<?> response) {
            return of(response.foreignValue());
        } else if (value instanceof ValueAndTimestamp<?> stamped) {
            return of(stamped.value()) + " @" + EventTime.text(stamped.timestamp());
        } else if (value instanceof Instant instant) {
            return EventTime.text(instant.toEpochMilli());
        } else if (value instanceof byte[] bytes) {
            return bytes(bytes);
        } else if (value instanceof Bytes bytes) {
            return bytes(bytes.get());
        } else if (value instanceof Optional<?> optional) {
            return optional.map(Notation::of).orElse("empty");
        } else if (value instanceof Collection<?> elements) {
            return elements.stream().map(Notation::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> entries) {
            return entries.entrySet().stream()
                    .map(entry -> of(entry.getKey()) + "=" + of(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof Record components && hasDefaultText(components)) {
            return record(components);
        }
        return String.valueOf(value);
    }

    /** A record's key and value: {@code key -> value}. */
    public static String arrow(Object key, Object value) {
        return of(key) + " -> " + of(value);
    }

    /** A record's key, value and timestamp: {@code key -> value @30s}. */
    public static String arrow(Object key, Object value, long timestamp) {
        return arrow(key, value) + " @" + EventTime.text(timestamp);
    }

    private static String record(TestRecord<?, ?> record) {
        var text = arrow(record.key(), record.value());
        if (record.timestamp() != null) {
            text += " @" + EventTime.text(record.timestamp());
        }
        return record.headers().toArray().length == 0 ? text : text + " " + headers(record.headers());
    }

    private static String headers(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(header -> header.key() + ": " + (header.value() == null ? "null" : bytes(header.value())))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String window(Window window) {
        var start = EventTime.text(window.start());
        var end = EventTime.text(window.end());
        return window instanceof SessionWindow ? "[" + start + ".." + end + "]" : "[" + start + "," + end + ")";
    }

    private static String subscription(SubscriptionWrapper<?> subscription) {
        var what = "subscription of " + of(subscription.primaryKey());
        return switch (subscription.instruction()) {
            case DELETE_KEY_NO_PROPAGATE, DELETE_KEY_AND_PROPAGATE -> "end of the " + what;
            case PROPAGATE_NULL_IF_NO_FK_VAL_AVAILABLE, PROPAGATE_ONLY_IF_FK_VAL_AVAILABLE -> what;
        };
    }

    private static String bytes(byte[] bytes) {
        if (bytes == null) {
            return "null";
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        boolean readable = text.chars().noneMatch(c -> c == '\uFFFD' || Character.isISOControl(c));
        if (readable) {
            return shortened(text);
        }
        return bytes.length + " bytes " + shortened(HexFormat.ofDelimiter(" ").formatHex(bytes));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_BYTES ? text : text.substring(0, LONGEST_BYTES) + "…";
    }

    /** A record that says itself how it is written keeps its own words. */
    private static boolean hasDefaultText(Record record) {
        return record.toString().startsWith(record.getClass().getSimpleName() + "[");
    }

    private static String record(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> of(valueOf(component, record)))
                .collect(Collectors.joining(", ", record.getClass().getSimpleName() + "(", ")"));
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            return "?";
        }
    }
}
