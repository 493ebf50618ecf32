package workbook.windowing;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.kstream.WindowedSerdes;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 4.3: how many clicks make up each visit? Chapter 4, "Session windows".
 *
 * <pre>
 * user-clicks               clicks-per-session
 * null -> user1 ...  @0s    user1@[0s..0s] -> 1
 * null -> user1 ...  @4s    user1@[0s..0s] -> null    the shorter session is gone,
 *                           user1@[0s..4s] -> 2       the longer one takes its place
 * </pre>
 */
public final class SessionClicks {

    /** Counts by user and session. */
    public static final String CLICKS_PER_SESSION = "clicks-per-session";

    /** The form of the keys in the output. */
    public static final Serde<Windowed<String>> USER_IN_SESSION = WindowedSerdes.sessionWindowedSerdeFrom(String.class);

    private static final SessionWindows VISITS =
            SessionWindows.ofInactivityGapAndGrace(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private SessionClicks() {}

    /** Counts the clicks of each session of a user; a session ends with more than five seconds of silence. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy((key, click) -> click.userId(), Grouped.with(Serdes.String(), JsonSerdes.click()))
                .windowedBy(VISITS)
                .count()
                .toStream()
                .to(CLICKS_PER_SESSION, Produced.with(USER_IN_SESSION, Serdes.Long()));
    }
}
