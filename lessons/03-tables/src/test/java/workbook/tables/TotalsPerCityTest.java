package workbook.tables;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.tables.TotalsPerCity.CITY_TOTALS;
import static workbook.tables.TotalsPerCity.USER_PROFILES;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.CityTotals;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.UserProfile;
import workbook.testkit.TopologyExercise;

class TotalsPerCityTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(TotalsPerCity::build);

    @Test
    void users_and_their_points_add_up() {
        var profiles = profiles();
        var totals = totals();

        profiles.pipeInput("user1", profile("Bonn", 10));
        profiles.pipeInput("user2", profile("Bonn", 20));
        profiles.pipeInput("user3", profile("Rome", 5));

        exercise.check(totals.readKeyValuesToList())
                .because("A new user is one more, and brings points.")
                .is(totalsOf("Bonn", 1, 10), totalsOf("Bonn", 2, 30), totalsOf("Rome", 1, 5));
    }

    @Test
    void a_new_profile_of_a_user_takes_the_place_of_the_old_one() {
        var profiles = profiles();
        var totals = totals();

        profiles.pipeInput("user1", profile("Bonn", 10));
        profiles.pipeInput("user1", profile("Bonn", 15));

        exercise.check(latest(totals, "Bonn"))
                .mistake(
                        new CityTotals(2, 25)::equals,
                        "one user got five points, and counts as two users: what is counted is updates, not rows. Either the"
                                + " profiles are a stream, or the subtractor does nothing.")
                .mistake(
                        got -> got != null && got.users() == 1 && got.points() == 25,
                        "the user's old points were added to the new ones: the subtractor does not take them away.")
                .because("The row's old value is subtracted, and its new value is added.")
                .is(new CityTotals(1, 15));
    }

    @Test
    void a_user_who_moves_leaves_one_city_and_comes_to_another() {
        var profiles = profiles();
        var totals = totals();

        profiles.pipeInput("user1", profile("Bonn", 10));
        profiles.pipeInput("user2", profile("Bonn", 20));
        totals.readKeyValuesToList();
        profiles.pipeInput("user1", profile("Rome", 15));

        exercise.check(totals.readKeyValuesToList())
                .mistake(
                        got -> got.contains(totalsOf("Bonn", 1, 15)),
                        "Bonn lost the points that the user brings to Rome, not those that it had: the subtractor is given the"
                                + " row as it was.")
                .mistake(
                        got -> got.stream().noneMatch(change -> change.key.equals("Bonn")),
                        "the user moved to Rome, and Bonn was told nothing.")
                .because("One change of the profiles changes two rows of the totals, in either order.")
                .isInAnyOrder(totalsOf("Bonn", 1, 20), totalsOf("Rome", 1, 15));
    }

    @Test
    void a_user_who_goes_is_taken_away() {
        var profiles = profiles();
        var totals = totals();

        profiles.pipeInput("user1", profile("Bonn", 10));
        profiles.pipeInput("user2", profile("Bonn", 20));
        profiles.pipeInput("user1", (UserProfile) null);

        exercise.check(latest(totals, "Bonn"))
                .mistake(
                        new CityTotals(2, 30)::equals,
                        "the profile was deleted, and its user is still counted: its tombstone did not reach the table.")
                .because("For a row that is deleted, only the subtractor is called.")
                .is(new CityTotals(1, 20));
    }

    private static CityTotals latest(TestOutputTopic<String, CityTotals> totals, String city) {
        return totals.readKeyValuesToMap().get(city);
    }

    private static KeyValue<String, CityTotals> totalsOf(String city, long users, long points) {
        return pair(city, new CityTotals(users, points));
    }

    private static UserProfile profile(String city, long points) {
        return new UserProfile("Ada", city, points);
    }

    private TestInputTopic<String, UserProfile> profiles() {
        return exercise.input(USER_PROFILES, Serdes.String(), JsonSerdes.userProfile());
    }

    private TestOutputTopic<String, CityTotals> totals() {
        return exercise.output(CITY_TOTALS, Serdes.String(), JsonSerdes.cityTotals());
    }
}
