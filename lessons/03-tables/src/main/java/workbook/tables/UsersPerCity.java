package workbook.tables;

import java.time.Duration;
import org.apache.kafka.streams.StreamsBuilder;
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
        // TODO 3.7
        // - read USER_PROFILES as a table whose state store, of the name PROFILES, is versioned, with a HISTORY of ten
        //   minutes: keys are users as Strings, values by JsonSerdes.userProfile()
        // - count the users of each city; a profile that comes late changes nothing of that
        // - write each change to USERS_PER_CITY: keys are Strings, values are Longs
    }
}
