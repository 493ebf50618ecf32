package workbook.tables;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.UserProfile;

/**
 * Exercise 3.2: knows where each user lives. Chapter 3, "A table from a topic".
 *
 * <pre>
 * user-profiles              user-cities
 * user1 -> Ada, Bonn         user1 -> Bonn
 * user1 -> Ada, (no city)    user1 -> null      the user does not say any more
 * user2 -> Bo, Rome          user2 -> Rome
 * user2 -> null              user2 -> null      the profile was deleted
 * </pre>
 */
public final class UserCities {

    /** {@link UserProfile}s by user, with a tombstone for a profile that was deleted. */
    public static final String USER_PROFILES = "user-profiles";
    /** Cities by user, with a tombstone where there is none any more. */
    public static final String USER_CITIES = "user-cities";

    /** The store of cities by user. */
    public static final String CITIES = "cities";

    private UserCities() {}

    /** Keeps the city of each user who has one. */
    public static void build(StreamsBuilder builder) {
        builder.table(USER_PROFILES, Consumed.with(Serdes.String(), JsonSerdes.userProfile()))
                .mapValues(
                        UserCities::city,
                        Materialized.<String, String, KeyValueStore<Bytes, byte[]>>as(CITIES)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.String()))
                .toStream()
                .to(USER_CITIES, Produced.with(Serdes.String(), Serdes.String()));
    }

    /** Null where there is no city: a null deletes the row. */
    private static String city(UserProfile profile) {
        return profile.city().isEmpty() ? null : profile.city();
    }
}
