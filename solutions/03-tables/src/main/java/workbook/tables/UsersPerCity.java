package workbook.tables;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.UserProfile;

/**
 * Exercise 3.7: counts the users of each city, and is not misled by what comes late. Chapter 3, "A versioned table".
 *
 * <pre>
 * user-profiles                       users-per-city
 * user1 -> Ada, Bonn          @0s     Bonn -> 1
 * user1 -> Ada, Rome          @100s   Bonn -> 0
 *                                     Rome -> 1
 * user1 -> Ada, Oslo          @50s    (nothing: by now, user1 lives in Rome)
 * </pre>
 */
public final class UsersPerCity {

    /** {@link UserProfile}s by user, each with a city: its timestamp says from when on it holds. */
    public static final String USER_PROFILES = "user-profiles";
    /** How many users live in each city: Longs by city. */
    public static final String USERS_PER_CITY = "users-per-city";

    /** The versioned store of {@link UserProfile}s by user. */
    public static final String PROFILES = "profiles";
    /** For how long past profiles are kept. */
    public static final Duration HISTORY = Duration.ofMinutes(10);

    private UsersPerCity() {}

    /** Counts users by the city of their newest profile, not of the one that came last. */
    public static void build(StreamsBuilder builder) {
        builder.table(
                        USER_PROFILES,
                        Consumed.with(Serdes.String(), JsonSerdes.userProfile()),
                        Materialized.as(Stores.persistentVersionedKeyValueStore(PROFILES, HISTORY)))
                .groupBy(
                        (user, profile) -> KeyValue.pair(profile.city(), profile),
                        Grouped.with(Serdes.String(), JsonSerdes.userProfile()))
                .count()
                .toStream()
                .to(USERS_PER_CITY, Produced.with(Serdes.String(), Serdes.Long()));
    }
}
