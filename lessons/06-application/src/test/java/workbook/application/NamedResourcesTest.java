package workbook.application;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.application.NamedResources.FINAL_CLICKS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import java.util.HashMap;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.TopologyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.engine.TopologyTopics;
import workbook.testkit.TopologyExercise;

class NamedResourcesTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(NamedResources::build)
            .mistake(
                    thrown -> isUnnamed(thrown, "KTABLE-SUPPRESS"),
                    "the buffer that holds results back has no name: it is a store too, with a changelog.")
            .mistake(
                    thrown -> isUnnamed(thrown, "state store"),
                    "a store has a generated name. Materialized names a store; Named and Grouped do not.");

    @Test
    void what_has_no_name_is_refused() {
        var settings = settings();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "names");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        boolean isEnforced =
                new StreamsConfig(settings).getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG);

        exercise.check(isEnforced)
                .mistake(
                        enforced -> !enforced,
                        "names are not enforced: a store that somebody adds without a name would go unnoticed.")
                .because("By default a resource without a name gives a line in the log, and no more.")
                .is(true);
    }

    @Test
    void the_repartition_topic_is_named() {
        exercise.check(List.copyOf(TopologyTopics.of(description()).internal()))
                .mistake(
                        topics -> topics.contains("clicks-per-minute-repartition"),
                        "the repartition topic is named after the store, since the grouping has no name: give the store"
                                + " another one, and the topic is another too.")
                .because("Kafka adds -repartition to the name of the grouping.")
                .is("clicks-by-user-repartition");
    }

    @Test
    void the_stores_are_named() {
        exercise.check(stores())
                .because("A store's changelog is named after it. What is named after an operator's number is another"
                        + " store as soon as an operator is put before it.")
                .isInAnyOrder("clicks-per-minute", "final-clicks-store");
    }

    @Test
    void final_counts_come_out_as_before() {
        description();
        var clicks = exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
        var counts = exercise.output(FINAL_CLICKS, Serdes.String(), Serdes.Long());

        clicks.pipeInput(new Click("user1", "/home", 5, START), at(0));
        clicks.pipeInput(new Click("user1", "/cart", 5, START), at(1));
        clicks.pipeInput(new Click("user2", "/home", 5, START), at(60));

        exercise.check(counts.readKeyValuesToList())
                .because("A name changes where something is kept, not what.")
                .is(pair("user1", 2L));
    }

    private HashMap<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        NamedResources.configure(settings);
        if (settings.isEmpty()) {
            throw exercise.unsolved();
        }
        return settings;
    }

    private TopologyDescription description() {
        settings().forEach(exercise::with);
        return exercise.description();
    }

    private List<String> stores() {
        return description().subtopologies().stream()
                .flatMap(subtopology -> subtopology.nodes().stream())
                .filter(TopologyDescription.Processor.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
                .distinct()
                .toList();
    }

    private static boolean isUnnamed(Throwable thrown, String what) {
        return thrown instanceof TopologyException && thrown.getMessage().contains(what);
    }
}
