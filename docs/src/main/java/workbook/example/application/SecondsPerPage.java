package workbook.example.application;

import static workbook.engine.EventTime.START;
import static workbook.engine.EventTime.at;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/** How many seconds was each page looked at? Two versions of one application, with names for what it keeps and without. */
public final class SecondsPerPage {

    /** Seconds by page, as Integers. */
    public static final String SECONDS_PER_PAGE = "seconds-per-page";

    private SecondsPerPage() {}

    /** Version 1: every click counts. */
    static KStream<String, Integer> version1(StreamsBuilder builder) {
        // tag::version1[]
        KStream<String, Integer> seconds = builder.stream(
                        Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .map((key, click) -> KeyValue.pair(click.page(), click.duration()));
        // end::version1[]
        return seconds;
    }

    /** Version 2: what the monitoring clicks does not count. */
    static KStream<String, Integer> version2(StreamsBuilder builder) {
        // tag::version2[]
        KStream<String, Integer> seconds = builder.stream(
                        Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((key, click) -> !click.userId().equals("monitoring"))
                .map((key, click) -> KeyValue.pair(click.page(), click.duration()));
        // end::version2[]
        return seconds;
    }

    /** Adds up the seconds, and leaves it to Kafka Streams to name what it keeps for that. */
    static void unnamedTotals(KStream<String, Integer> seconds) {
        // tag::unnamed[]
        KTable<String, Integer> totals = seconds.groupByKey(Grouped.with(Serdes.String(), Serdes.Integer()))
                .reduce(Integer::sum);
        // end::unnamed[]
        write(totals);
    }

    /** Adds up the seconds in a store with a name, which come to it through a topic with a name. */
    static void namedTotals(KStream<String, Integer> seconds) {
        // tag::named[]
        KTable<String, Integer> totals = seconds.groupByKey(
                        Grouped.with("seconds-by-page", Serdes.String(), Serdes.Integer()))
                .reduce(Integer::sum, Materialized.as("page-totals"));
        // end::named[]
        write(totals);
    }

    private static void write(KTable<String, Integer> totals) {
        // tag::write[]
        totals.toStream().to(SECONDS_PER_PAGE, Produced.with(Serdes.String(), Serdes.Integer()));
        // end::write[]
    }

    /**
     * Fills the store that a changelog belongs to, if there is one, with what version 1 has told. So does Kafka Streams when an
     * application starts; the driver has no changelogs from before.
     *
     * @param store the name that the changelog's name is made of
     */
    static void restore(TopologyTestDriver driver, String store) {
        KeyValueStore<String, ValueAndTimestamp<Integer>> found = driver.getTimestampedKeyValueStore(store);
        if (found != null) {
            found.put("/home", ValueAndTimestamp.make(40, START.toEpochMilli()));
            found.put("/cart", ValueAndTimestamp.make(10, START.toEpochMilli()));
        }
    }

    /** Sends four clicks, of which one is the monitoring's. */
    static void send(TopologyTestDriver driver) {
        var clicks = driver.createInputTopic(
                Topics.USER_CLICKS,
                Serdes.String().serializer(),
                JsonSerdes.click().serializer());
        clicks.pipeInput(new Click("user1", "/home", 8, at(0)), at(0));
        clicks.pipeInput(new Click("monitoring", "/home", 1, at(1)), at(1));
        clicks.pipeInput(new Click("user2", "/cart", 5, at(2)), at(2));
        clicks.pipeInput(new Click("user1", "/home", 2, at(3)), at(3));
    }
}
