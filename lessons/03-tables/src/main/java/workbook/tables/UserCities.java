package workbook.tables;

import org.apache.kafka.streams.StreamsBuilder;
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
        // TODO 3.2
        // - read USER_PROFILES as a table: keys are Strings, values by JsonSerdes.userProfile()
        // - keep a table of cities by user, Strings, in a state store of the name CITIES; a user whose profile has
        //   an empty city has no row in it, and neither has one whose profile was deleted
        // - write each change to USER_CITIES: keys and values are Strings
    }
}
