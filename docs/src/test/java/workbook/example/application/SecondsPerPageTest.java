package workbook.example.application;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.example.application.SecondsPerPage.SECONDS_PER_PAGE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import workbook.engine.TopologyRun;
import workbook.engine.TopologyTopics;
import workbook.example.WorkedExample;

/** Version 1 has told 40 seconds for /home and 10 for /cart when version 2 is deployed. */
class SecondsPerPageTest {

    @Test
    void version_1_without_names_has_made_some_up() {
        var topology = descriptionOf(new UnnamedTotals()::build);

        assertThat(storesOf(topology)).containsExactly("KSTREAM-REDUCE-STATE-STORE-0000000002");
        assertThat(TopologyTopics.of(topology).internal())
                .containsExactly("KSTREAM-REDUCE-STATE-STORE-0000000002-repartition");
    }

    @Test
    void one_more_operator_in_front_makes_up_others() {
        var topology = descriptionOf(new UnnamedTotalsUpgraded()::build);

        assertThat(storesOf(topology)).containsExactly("KSTREAM-REDUCE-STATE-STORE-0000000003");
        assertThat(TopologyTopics.of(topology).internal())
                .containsExactly("KSTREAM-REDUCE-STATE-STORE-0000000003-repartition");
    }

    @Test
    void names_of_ones_own_stay() {
        var version1 = descriptionOf(builder -> SecondsPerPage.namedTotals(SecondsPerPage.version1(builder)));
        var version2 = descriptionOf(new NamedTotalsUpgraded()::build);

        assertThat(storesOf(version1)).containsExactly("page-totals");
        assertThat(storesOf(version2)).containsExactly("page-totals");
        assertThat(TopologyTopics.of(version1).internal()).containsExactly("seconds-by-page-repartition");
        assertThat(TopologyTopics.of(version2).internal()).containsExactly("seconds-by-page-repartition");
    }

    @Test
    void version_1_counts_what_the_monitoring_clicks() {
        assertThat(totalsOf(new UnnamedTotals()))
                .containsExactly(pair("/home", 8), pair("/home", 9), pair("/cart", 5), pair("/home", 11));
    }

    @Test
    void without_names_version_2_starts_from_nothing() {
        assertThat(totalsOf(new UnnamedTotalsUpgraded()))
                .containsExactly(pair("/home", 8), pair("/cart", 5), pair("/home", 10));
    }

    @Test
    void with_names_version_2_goes_on() {
        assertThat(totalsOf(new NamedTotalsUpgraded()))
                .containsExactly(pair("/home", 48), pair("/cart", 15), pair("/home", 50));
    }

    private static TopologyDescription descriptionOf(Consumer<StreamsBuilder> build) {
        return TopologyRun.build(build, Map.of()).topology().describe();
    }

    private static Set<String> storesOf(TopologyDescription topology) {
        var stores = new TreeSet<String>();
        for (var subtopology : topology.subtopologies()) {
            for (var node : subtopology.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    stores.addAll(processor.stores());
                }
            }
        }
        return stores;
    }

    private static List<KeyValue<String, Integer>> totalsOf(WorkedExample example) {
        try (var run = TopologyRun.start(TopologyRun.build(example::build, example.settings()))) {
            example.send(run.driver());
            return run.driver()
                    .createOutputTopic(
                            SECONDS_PER_PAGE,
                            Serdes.String().deserializer(),
                            Serdes.Integer().deserializer())
                    .readKeyValuesToList();
        }
    }

    private static KeyValue<String, Integer> pair(String page, int seconds) {
        return KeyValue.pair(page, seconds);
    }
}
