package workbook.monitoring;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.monitoring.ClickReports.CLICKS_PER_USER;
import static workbook.monitoring.ClickReports.SECONDS_PER_USER;
import static workbook.monitoring.ClickReports.VIEWS_PER_PAGE;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.engine.TopologyTopics;
import workbook.testkit.TopologyExercise;

class ClickReportsTest {

    /** The nodes of the topology as the learner finds it: who has them all, and no other, has mended nothing. */
    private static final Set<String> AS_FOUND = Set.of(
            "KSTREAM-SOURCE-0000000000",
            "KSTREAM-KEY-SELECT-0000000001",
            "KSTREAM-AGGREGATE-0000000002",
            "KTABLE-TOSTREAM-0000000003",
            "KSTREAM-SINK-0000000004",
            "KSTREAM-KEY-SELECT-0000000005",
            "clicks-by-user-repartition-filter",
            "clicks-by-user-repartition-sink",
            "clicks-by-user-repartition-source",
            "KSTREAM-AGGREGATE-0000000009",
            "KTABLE-TOSTREAM-0000000010",
            "KSTREAM-SINK-0000000011",
            "KSTREAM-MAP-0000000012",
            "seconds-by-user-repartition-filter",
            "seconds-by-user-repartition-sink",
            "seconds-by-user-repartition-source",
            "KSTREAM-REDUCE-0000000013",
            "KTABLE-TOSTREAM-0000000017",
            "KSTREAM-SINK-0000000018");

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(ClickReports::build);

    @BeforeEach
    void requires_a_change() {
        if (nodes().map(Node::name).collect(Collectors.toSet()).equals(AS_FOUND)) {
            throw exercise.unsolved();
        }
    }

    @Test
    void the_views_of_each_page_come_out() {
        exercise.check(report(VIEWS_PER_PAGE, Serdes.Long()))
                .mistake(
                        views -> views.isEmpty(),
                        "no view of a page has come out: the path shows at which step the clicks end.")
                .mistake(
                        views -> views.contains(pair("user1", 1L)),
                        "the views are counted by user: not each of the steps that follow gets the page as its key.")
                .because("An operator does not change the stream that it is called on. It returns another one, and who"
                        + " drops that goes on with the clicks as they were.")
                .is(pair("/home", 1L), pair("/cart", 1L), pair("/home", 2L));
    }

    @Test
    void the_clicks_of_each_user_come_out_as_before() {
        exercise.check(report(CLICKS_PER_USER, Serdes.Long()))
                .because("This report was right, and stays.")
                .is(pair("user1", 1L), pair("user1", 2L), pair("user2", 1L));
    }

    @Test
    void the_seconds_of_each_user_come_out_as_before() {
        exercise.check(report(SECONDS_PER_USER, Serdes.Integer()))
                .mistake(
                        seconds -> seconds.contains(pair("user1", 10)),
                        "that is how long the last click was, and not all clicks of the user together.")
                .because("This report was right, and stays.")
                .is(pair("user1", 5), pair("user1", 15), pair("user2", 3));
    }

    @Test
    void every_step_leads_somewhere() {
        exercise.check(leadingNowhere())
                .mistake(
                        names -> names.stream().anyMatch(name -> name.startsWith("KSTREAM-KEY-SELECT")),
                        "a key is still chosen for a stream that nobody uses.")
                .because("A step that the description follows with '--> none' is a sink, or its result goes nowhere.")
                .isEmpty();
    }

    @Test
    void a_click_is_repartitioned_once_for_each_of_its_keys() {
        exercise.check(List.copyOf(TopologyTopics.of(exercise.description()).internal()))
                .mistake(
                        topics -> has("KSTREAM-MAP-") && topics.contains("seconds-by-user-repartition"),
                        "the seconds go through a topic of their own. Kafka Streams cannot know that a map leaves each"
                                + " key as it is.")
                .mistake(
                        topics -> topics.size() > 2,
                        "there are more repartition topics than keys: clicks by page, and clicks by user.")
                .because(
                        "What has been repartitioned by a key stays so until an operator may change it. One that changes"
                                + " only values cannot.")
                .satisfies(topics -> topics.size() == 2, "two repartition topics, one for pages and one for users");
    }

    /** What comes out on a topic for three clicks. */
    private <V> List<KeyValue<String, V>> report(String topic, Serde<V> value) {
        var clicks = exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
        var report = exercise.output(topic, Serdes.String(), value);
        clicks.pipeInput(new Click("user1", "/home", 5, START), START);
        clicks.pipeInput(new Click("user1", "/cart", 10, START), START);
        clicks.pipeInput(new Click("user2", "/home", 3, START), START);
        return report.readKeyValuesToList();
    }

    private List<String> leadingNowhere() {
        return nodes().filter(Processor.class::isInstance)
                .filter(node -> node.successors().isEmpty())
                .map(Node::name)
                .toList();
    }

    private boolean has(String operator) {
        return nodes().anyMatch(node -> node.name().startsWith(operator));
    }

    private Stream<Node> nodes() {
        return exercise.description().subtopologies().stream()
                .map(TopologyDescription.Subtopology::nodes)
                .flatMap(Set::stream);
    }
}
