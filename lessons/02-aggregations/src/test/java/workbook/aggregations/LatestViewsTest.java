package workbook.aggregations;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.aggregations.LatestViews.VIEWS_PER_PAGE;
import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.at;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PageViews;
import workbook.testkit.TopologyExercise;

class LatestViewsTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(LatestViews::build);

    @Test
    void views_are_grouped_by_page() {
        var clicks = clicks();
        var views = views();

        var first = click("/home", 1);
        var other = click("/cart", 2);
        var second = click("/home", 3);
        clicks.pipeValueList(List.of(first, other, second));

        exercise.check(views.readKeyValuesToList())
                .mistake(
                        got -> got.stream().anyMatch(page -> page.key.equals("user1")),
                        "the views are grouped by user, not by page.")
                .mistake(
                        got -> got.contains(pair("/home", views(second, first))),
                        "the latest view comes first; they belong in the order in which they came.")
                .mistake(
                        got -> got.contains(pair("/home", views(second))),
                        "a new view takes the place of the list, instead of a place in it.")
                .because("Each page has a list of its own, and a new view is put behind the others.")
                .is(pair("/home", views(first)), pair("/cart", views(other)), pair("/home", views(first, second)));
    }

    @Test
    void the_sixth_view_of_a_page_pushes_out_the_first() {
        var clicks = clicks();
        var views = views();

        for (int second = 1; second <= 6; second++) {
            clicks.pipeInput(click("/home", second));
        }

        exercise.check(seconds(views))
                .mistake(
                        got -> got.contains(List.of(1L, 2L, 3L, 4L, 5L, 6L)),
                        "the sixth view is kept beside the other five: a list that only grows will be too large"
                                + " one day.")
                .mistake(
                        got -> got.contains(List.of(2L, 3L, 4L, 5L)) || got.contains(List.of(3L, 4L, 5L, 6L)),
                        "a view went before there were more than five.")
                .mistake(
                        got -> got.size() == 6 && got.get(5).equals(List.of(1L, 2L, 3L, 4L, 5L)),
                        "the sixth view was turned away: the eldest should go, and the newest stay.")
                .mistake(
                        got -> got.size() == 6 && got.get(5).equals(List.of(6L)),
                        "the sixth view emptied the list: only the eldest should go.")
                .because("Five views are kept. With each one more, the one that came first goes.")
                .is(
                        List.of(1L),
                        List.of(1L, 2L),
                        List.of(1L, 2L, 3L),
                        List.of(1L, 2L, 3L, 4L),
                        List.of(1L, 2L, 3L, 4L, 5L),
                        List.of(2L, 3L, 4L, 5L, 6L));
    }

    @Test
    void the_eldest_is_the_one_that_came_first_even_if_it_happened_last() {
        var clicks = clicks();
        var views = views();

        for (int second = 6; second >= 1; second--) {
            clicks.pipeInput(click("/home", second));
        }

        exercise.check(last(seconds(views)))
                .mistake(
                        got -> got.equals(List.of(2L, 3L, 4L, 5L, 6L)),
                        "the views are sorted by their own time; they belong in the order in which they came.")
                .because("A table takes records as they arrive. Whether time should matter instead is a"
                        + " decision of its own.")
                .is(List.of(5L, 4L, 3L, 2L, 1L));
    }

    @Test
    void a_busy_page_does_not_push_out_the_views_of_another() {
        var clicks = clicks();
        var views = views();

        clicks.pipeInput(click("/cart", 1));
        for (int second = 2; second <= 6; second++) {
            clicks.pipeInput(click("/home", second));
        }
        clicks.pipeInput(click("/cart", 7));

        exercise.check(last(seconds(views)))
                .because("The limit holds for the list of one page.")
                .is(List.of(1L, 7L));
    }

    private TestInputTopic<String, Click> clicks() {
        return exercise.input(USER_CLICKS, Serdes.String(), JsonSerdes.click());
    }

    private TestOutputTopic<String, PageViews> views() {
        return exercise.output(VIEWS_PER_PAGE, Serdes.String(), JsonSerdes.pageViews());
    }

    private static Click click(String page, int second) {
        return new Click("user1", page, 5, at(second));
    }

    private static PageViews views(Click... clicks) {
        return new PageViews(List.of(clicks));
    }

    /** The views that came out, one list a result, told by the second in which they happened. */
    private static List<List<Long>> seconds(TestOutputTopic<String, PageViews> views) {
        return views.readValuesToList().stream()
                .map(page -> page.latest().stream()
                        .map(click -> click.timestamp().getEpochSecond() - at(0).getEpochSecond())
                        .toList())
                .toList();
    }

    private static List<Long> last(List<List<Long>> results) {
        return results.isEmpty() ? List.of() : results.get(results.size() - 1);
    }
}
