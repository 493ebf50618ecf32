package workbook.tables;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.PAGE_STATS;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;
import static workbook.tables.PageStatistics.PAGE_STATISTICS;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PageStats;
import workbook.testkit.TopologyExercise;

class PageStatisticsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(PageStatistics::build);

    @Test
    void each_click_updates_its_page() {
        var clicks = clicks();
        var stats = stats();

        clicks.pipeInput(click("/home", 5));
        clicks.pipeInput(click("/cart", 3));
        clicks.pipeInput(click("/home", 2));

        exercise.check(stats.readKeyValuesToList())
                .mistake(
                        List::isEmpty, "nothing came out: clicks come without a key, and what has none is in no table.")
                .mistake(
                        got -> got.size() < 3,
                        "an update is missing: a table tells each of its changes, not one result per page.")
                .mistake(
                        got -> got.get(2).value.avgDuration() == 3.0,
                        "the average lost its fraction: a whole number divided by a whole number is one, too.")
                .because("Each click gives the statistics of its page anew, and the key is the page.")
                .is(statsOf("/home", 1, 5, 5.0), statsOf("/cart", 1, 3, 3.0), statsOf("/home", 2, 7, 3.5));
    }

    @Test
    void all_clicks_weigh_the_same_in_the_average() {
        var clicks = clicks();
        var stats = stats();

        clicks.pipeInput(click("/home", 2));
        clicks.pipeInput(click("/home", 2));
        clicks.pipeInput(click("/home", 8));

        exercise.check(stats.readKeyValuesToList())
                .mistake(
                        got -> got.contains(statsOf("/home", 3, 12, 5.0)),
                        "the new click weighs as much as all before it: that is an average of averages.")
                .because("Divide the durations together by the number of views, each time anew.")
                .is(statsOf("/home", 1, 2, 2.0), statsOf("/home", 2, 4, 2.0), statsOf("/home", 3, 12, 4.0));
    }

    @Test
    void a_click_of_no_duration_is_a_view_too() {
        var clicks = clicks();
        var stats = stats();

        clicks.pipeInput(click("/home", 0));

        exercise.check(stats.readKeyValuesToList())
                .because("It was clicked, however briefly.")
                .is(statsOf("/home", 1, 0, 0.0));
    }

    @Test
    void the_store_holds_the_latest_of_each_page() {
        var clicks = clicks();
        stats();

        clicks.pipeInput(click("/home", 5));
        clicks.pipeInput(click("/cart", 3));
        clicks.pipeInput(click("/home", 2));

        var store = exercise.driver().<String, PageStats>getKeyValueStore(PAGE_STATISTICS);
        if (store == null) {
            throw exercise.noStore(PAGE_STATISTICS);
        }
        exercise.check(store.get("/home")).is(statsOf("/home", 2, 7, 3.5).value);
        exercise.check(store.get("/cart")).is(statsOf("/cart", 1, 3, 3.0).value);
        exercise.check(store.get("/products"))
                .because("What nobody clicked has no row.")
                .is(null);
    }

    private static KeyValue<String, PageStats> statsOf(String page, long views, long duration, double average) {
        return pair(page, new PageStats(page, views, duration, average));
    }

    private static Click click(String page, int duration) {
        return new Click("user1", page, duration, START);
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, PageStats> stats() {
        return exercise.output(PAGE_STATS, Serdes.String(), JsonSerdes.pageStats());
    }
}
