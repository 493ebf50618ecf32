package workbook.tables;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.tables.UserCities.CITIES;
import static workbook.tables.UserCities.USER_CITIES;
import static workbook.tables.UserCities.USER_PROFILES;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.UserProfile;
import workbook.testkit.TableChanges;
import workbook.testkit.TopologyExercise;

class UserCitiesTest {

    private static final KeyValue<String, String> GONE = pair("user1", null);

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(UserCities::build)
            .mistake(
                    NullPointerException.class::isInstance,
                    "a profile that was deleted threw a NullPointerException: in a stream, a tombstone comes to your code as"
                            + " null. A table deletes the row, and does not call mapValues for it.");

    @Test
    void the_newest_city_is_kept() {
        var profiles = profiles();
        var cities = cities();

        profiles.pipeInput("user1", livingIn("Bonn"));
        profiles.pipeInput("user2", livingIn("Rome"));
        profiles.pipeInput("user1", livingIn("Oslo"));

        exercise.check(cities.readKeyValuesToList())
                .because("A table keeps the last value of each key, and tells each change.")
                .is(pair("user1", "Bonn"), pair("user2", "Rome"), pair("user1", "Oslo"));
        exercise.check(store().get("user1")).is("Oslo");
    }

    @Test
    void a_deleted_profile_takes_the_city_away() {
        var profiles = profiles();
        var cities = cities();

        profiles.pipeInput("user1", livingIn("Bonn"));
        profiles.pipeInput("user1", (UserProfile) null);

        exercise.check(store().get("user1"))
                .mistake(
                        "Bonn"::equals,
                        "the profile was deleted, and the store still has its city: the tombstone was kept out of the table.")
                .because("A null value on the topic of a table deletes the row.")
                .is(null);
        exercise.check(TableChanges.of(cities.readKeyValuesToList()))
                .mistake(
                        got -> !got.contains(GONE),
                        "the profile was deleted, and the city is still there for everybody who reads the topic.")
                .because("What is deleted in a table is told as a tombstone.")
                .is(pair("user1", "Bonn"), GONE);
    }

    @Test
    void so_does_a_profile_without_a_city() {
        var profiles = profiles();
        var cities = cities();

        profiles.pipeInput("user1", livingIn("Bonn"));
        profiles.pipeInput("user1", livingIn(""));

        exercise.check(store().get("user1"))
                .mistake(""::equals, "the store has an empty city: no city is no row.")
                .mistake(
                        "Bonn"::equals,
                        "the user does not say any more where, and the store still has Bonn: a record that is dropped before"
                                + " the table changes nothing in it.")
                .because("A mapper that returns null deletes the row: there is no such thing as a null that is kept.")
                .is(null);
        exercise.check(TableChanges.of(cities.readKeyValuesToList()))
                .mistake(
                        got -> !got.contains(GONE),
                        "the user does not say any more where, and the city is still there for everybody who reads the topic.")
                .because("A row that goes is told as a tombstone.")
                .is(pair("user1", "Bonn"), GONE);
    }

    @Test
    void a_user_may_come_back() {
        var profiles = profiles();
        var cities = cities();

        profiles.pipeInput("user1", livingIn(""));
        profiles.pipeInput("user1", livingIn("Bonn"));
        profiles.pipeInput("user1", (UserProfile) null);
        profiles.pipeInput("user1", livingIn("Rome"));

        exercise.check(TableChanges.of(cities.readKeyValuesToList()))
                .because("After a tombstone, the next value makes a new row.")
                .is(pair("user1", "Bonn"), GONE, pair("user1", "Rome"));
        exercise.check(store().get("user1")).is("Rome");
    }

    private static UserProfile livingIn(String city) {
        return new UserProfile("Ada", city, 10);
    }

    private TestInputTopic<String, UserProfile> profiles() {
        return exercise.input(USER_PROFILES, Serdes.String(), JsonSerdes.userProfile());
    }

    private TestOutputTopic<String, String> cities() {
        return exercise.output(USER_CITIES, Serdes.String(), Serdes.String());
    }

    private KeyValueStore<String, String> store() {
        var store = exercise.driver().<String, String>getKeyValueStore(CITIES);
        if (store == null) {
            throw exercise.noStore(CITIES);
        }
        return store;
    }
}
