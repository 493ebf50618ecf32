package workbook.tables;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.engine.EventTime.at;
import static workbook.tables.UsersPerCity.PROFILES;
import static workbook.tables.UsersPerCity.USERS_PER_CITY;
import static workbook.tables.UsersPerCity.USER_PROFILES;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.UserProfile;
import workbook.testkit.TopologyExercise;

class UsersPerCityTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(UsersPerCity::build);

    @Test
    void users_are_counted_by_city() {
        var profiles = profiles();
        var counts = counts();

        profiles.pipeInput("user1", livingIn("Bonn"), at(0));
        profiles.pipeInput("user2", livingIn("Bonn"), at(10));
        profiles.pipeInput("user1", livingIn("Rome"), at(100));

        exercise.check(users(counts))
                .mistake(
                        got -> got.contains(pair("Bonn", 2L)),
                        "the user who moved to Rome still counts in Bonn: the profiles have to be a table, whose rows change.")
                .because("A new profile takes the place of the old one.")
                .isInAnyOrder(pair("Bonn", 1L), pair("Rome", 1L));
    }

    @Test
    void a_profile_that_comes_late_changes_no_count() {
        var profiles = profiles();
        var counts = counts();

        profiles.pipeInput("user1", livingIn("Bonn"), at(0));
        profiles.pipeInput("user1", livingIn("Rome"), at(100));
        profiles.pipeInput("user1", livingIn("Oslo"), at(50));

        exercise.check(users(counts))
                .mistake(
                        got -> got.contains(pair("Oslo", 1L)),
                        "the user counts in Oslo, by a profile of 50 s, and lives in Rome since 100 s. Without versions, what"
                                + " comes last wins, however old it is.")
                .because("A versioned table goes by timestamps: what is older than the row that it has is no news.")
                .isInAnyOrder(pair("Bonn", 0L), pair("Rome", 1L));
    }

    @Test
    void the_store_answers_for_every_time_of_its_history() {
        var profiles = profiles();
        counts();

        profiles.pipeInput("user1", livingIn("Bonn"), at(0));
        profiles.pipeInput("user1", livingIn("Rome"), at(100));
        profiles.pipeInput("user1", livingIn("Oslo"), at(50));

        exercise.check(cityOf("user1", 20)).is("Bonn");
        exercise.check(cityOf("user1", 70))
                .because("What came late takes its place in the history.")
                .is("Oslo");
        exercise.check(cityOf("user1", 120)).is("Rome");
    }

    @Test
    void the_history_is_ten_minutes_long() {
        var profiles = profiles();
        counts();

        profiles.pipeInput("user1", livingIn("Bonn"), at(0));
        profiles.pipeInput("user1", livingIn("Rome"), at(100));
        profiles.pipeInput("user2", livingIn("Oslo"), at(690));

        exercise.check(cityOf("user1", 95))
                .mistake(
                        got -> got == null,
                        "the store has forgotten where the user lived ten minutes before: its history is too short.")
                .because("From 690 s, ten minutes reach back to 90 s.")
                .is("Bonn");
    }

    @Test
    void a_profile_that_was_deleted_does_not_count_but_is_remembered() {
        var profiles = profiles();
        var counts = counts();

        profiles.pipeInput("user1", livingIn("Bonn"), at(0));
        profiles.pipeInput("user1", null, at(100));

        exercise.check(users(counts))
                .mistake(
                        got -> got.contains(pair("Bonn", 1L)),
                        "the profile was deleted, and its user still counts: the tombstone did not reach the table.")
                .because("A tombstone says since when there is nothing.")
                .is(pair("Bonn", 0L));
        exercise.check(cityOf("user1", 50)).is("Bonn");
        exercise.check(cityOf("user1", 120)).is(null);
    }

    /** The latest count of each city. */
    private static List<KeyValue<String, Long>> users(TestOutputTopic<String, Long> counts) {
        return counts.readKeyValuesToMap().entrySet().stream()
                .map(count -> pair(count.getKey(), count.getValue()))
                .toList();
    }

    /** As the store knows it; null if it knows none at that time. */
    private String cityOf(String user, long second) {
        var store = exercise.driver().<String, UserProfile>getVersionedKeyValueStore(PROFILES);
        if (store == null) {
            throw exercise.noStore(PROFILES);
        }
        var profile = store.get(user, at(second).toEpochMilli());
        return profile == null ? null : profile.value().city();
    }

    private static UserProfile livingIn(String city) {
        return new UserProfile("Ada", city, 10);
    }

    private TestInputTopic<String, UserProfile> profiles() {
        return exercise.input(USER_PROFILES, Serdes.String(), JsonSerdes.userProfile());
    }

    private TestOutputTopic<String, Long> counts() {
        return exercise.output(USERS_PER_CITY, Serdes.String(), Serdes.Long());
    }
}
