package workbook.application;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.application.KeptCounts.CLICK_COUNTS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.engine.TopologyTopics;
import workbook.testkit.BrokerExercise;

class KeptCountsTest {

    @RegisterExtension
    final BrokerExercise exercise = BrokerExercise.withTopics(
            new NewTopic(USER_CLICKS, 1, (short) 1), new NewTopic(CLICK_COUNTS, 1, (short) 1));

    private final Map<String, Object> sameApplication =
            Map.of(StreamsConfig.APPLICATION_ID_CONFIG, "kept-counts-" + UUID.randomUUID());

    @Test
    void the_store_keeps_its_name() {
        exercise.check(stores(version2()))
                .mistake(
                        stores -> stores.stream().anyMatch(KeptCountsTest::isGenerated),
                        "the store has another number than in version 1: a new operator before it has shifted them.")
                .mistake(
                        stores -> stores.stream().noneMatch(KeptCountsTest::isGenerated),
                        "the store has a new name, so it is a new store, and empty.")
                .because(
                        "The counts are in the changelog, which is named after the store. A name that was generated once"
                                + " can be given by hand.")
                .is(stores(description(KeptCounts::version1)));
    }

    @Test
    void the_repartition_topic_keeps_its_name() {
        exercise.check(List.copyOf(TopologyTopics.of(version2()).internal()))
                .mistake(
                        List::isEmpty,
                        "there is no repartition topic any more: what version 1 had written there is never counted.")
                .because("What version 1 has written to its repartition topic and not counted yet is lost if version 2"
                        + " reads another one.")
                .is(List.copyOf(
                        TopologyTopics.of(description(KeptCounts::version1)).internal()));
    }

    @Test
    void the_counts_go_on() {
        version2();
        var before = exercise.start(KeptCounts::version1, sameApplication);
        send(click(8));
        before.awaitCaughtUp();
        send(click(8));
        before.awaitCaughtUp();
        before.close();

        var after = exercise.start(KeptCounts::version2, sameApplication);
        send(click(2), click(8));
        after.awaitCaughtUp();

        exercise.check(exercise.read(CLICK_COUNTS, Serdes.String(), Serdes.Long()))
                .mistake(
                        counts -> counts.get(counts.size() - 1).value == 1,
                        "the counts began at one again: version 2 did not find those of version 1.")
                .mistake(counts -> counts.contains(pair("user1", 4L)), "a click of two seconds was counted.")
                .mistake(counts -> counts.size() > 3, "a click that is not counted gave a result all the same.")
                .because("Version 2 restores its store from the changelog that version 1 has written.")
                .is(pair("user1", 1L), pair("user1", 2L), pair("user1", 3L));
    }

    private TopologyDescription version2() {
        var description = description(KeptCounts::version2);
        if (TopologyTopics.of(description).idle()) {
            throw exercise.unsolved();
        }
        return description;
    }

    private TopologyDescription description(Consumer<StreamsBuilder> version) {
        return exercise.build(version, sameApplication).topology().describe();
    }

    private static List<String> stores(TopologyDescription topology) {
        var stores = new TreeSet<String>();
        for (var subtopology : topology.subtopologies()) {
            for (var node : subtopology.nodes()) {
                if (node instanceof TopologyDescription.Processor processor) {
                    stores.addAll(processor.stores());
                }
            }
        }
        return List.copyOf(stores);
    }

    private static boolean isGenerated(String store) {
        return store.matches("KSTREAM-.*-\\d{10}");
    }

    @SafeVarargs
    private void send(ProducerRecord<String, Click>... clicks) {
        exercise.send(Serdes.String(), JsonSerdes.click(), clicks);
    }

    private static ProducerRecord<String, Click> click(int duration) {
        return new ProducerRecord<>(USER_CLICKS, new Click("user1", "/home", duration, START));
    }
}
