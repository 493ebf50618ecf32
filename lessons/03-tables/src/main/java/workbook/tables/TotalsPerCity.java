package workbook.tables;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.CityTotals;
import workbook.clickstream.UserProfile;

/**
 * Exercise 3.4: keeps how many users each city has, and their points together. Chapter 3, "A table regrouped".
 *
 * <pre>
 * user-profiles                city-totals
 * user1 -> Ada, Bonn, 10       Bonn -> 1 user, 10 points
 * user2 -> Bo, Bonn, 20        Bonn -> 2 users, 30 points
 * user1 -> Ada, Rome, 15       Bonn -> 1 user, 20 points
 *                              Rome -> 1 user, 15 points
 * </pre>
 */
public final class TotalsPerCity {

    /** {@link UserProfile}s by user, each with a city; with a tombstone for a profile that was deleted. */
    public static final String USER_PROFILES = "user-profiles";
    /** {@link CityTotals} by city. */
    public static final String CITY_TOTALS = "city-totals";

    private TotalsPerCity() {}

    /** Adds up users and points by city, and takes away what is no longer so. */
    public static void build(StreamsBuilder builder) {
        // TODO 3.4
        // - read USER_PROFILES as a table: keys are users as Strings, values by JsonSerdes.userProfile()
        // - keep a table of CityTotals by city: how many users live there now, and their points together
        // - a user who moves, gets points or goes changes the totals of every city that is concerned
        // - write each change to CITY_TOTALS: keys are cities as Strings, values by JsonSerdes.cityTotals()
    }
}
