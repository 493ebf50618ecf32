package workbook.tables;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.CityTotals;
import workbook.clickstream.JsonSerdes;
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

    private static final CityTotals NOBODY = new CityTotals(0, 0);

    private TotalsPerCity() {}

    /** Adds up users and points by city, and takes away what is no longer so. */
    public static void build(StreamsBuilder builder) {
        builder.table(USER_PROFILES, Consumed.with(Serdes.String(), JsonSerdes.userProfile()))
                .groupBy(
                        (user, profile) -> KeyValue.pair(profile.city(), profile),
                        Grouped.with(Serdes.String(), JsonSerdes.userProfile()))
                .aggregate(
                        () -> NOBODY,
                        TotalsPerCity::with,
                        TotalsPerCity::without,
                        Materialized.with(Serdes.String(), JsonSerdes.cityTotals()))
                .toStream()
                .to(CITY_TOTALS, Produced.with(Serdes.String(), JsonSerdes.cityTotals()));
    }

    private static CityTotals with(String city, UserProfile profile, CityTotals totals) {
        return new CityTotals(totals.users() + 1, totals.points() + profile.points());
    }

    private static CityTotals without(String city, UserProfile profile, CityTotals totals) {
        return new CityTotals(totals.users() - 1, totals.points() - profile.points());
    }
}
