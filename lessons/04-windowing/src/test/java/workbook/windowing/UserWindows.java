package workbook.windowing;

import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import org.apache.kafka.streams.kstream.internals.SessionWindow;
import org.apache.kafka.streams.kstream.internals.TimeWindow;
import workbook.clickstream.Click;

/** Users in windows, and clicks to fill them, as this lesson's checks write them. */
final class UserWindows {

    private UserWindows() {}

    /** A user in a time window, from and to so many seconds on the exercises' time line. */
    static Windowed<String> window(String user, long from, long to) {
        return new Windowed<>(user, new TimeWindow(at(from).toEpochMilli(), at(to).toEpochMilli()));
    }

    /** A user in a session, from its first to its last click. */
    static Windowed<String> session(String user, long first, long last) {
        return new Windowed<>(user, new SessionWindow(at(first).toEpochMilli(), at(last).toEpochMilli()));
    }

    /** Reads users in time windows of a size. */
    static Serde<Windowed<String>> usersInWindowsOf(Duration size) {
        return WindowedSerdes.timeWindowedSerdeFrom(String.class, size.toMillis());
    }

    /** A click whose record's timestamp is all that matters. */
    static Click clickOf(String user) {
        return new Click(user, "/home", 5, START);
    }
}
