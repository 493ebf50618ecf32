package workbook.tables;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 3.6: gives each click the title of its page, wherever the click is read. Chapter 3, "A global table".
 *
 * <pre>
 * page-titles           user-clicks            titled-clicks
 * /home -> Welcome
 *                       null -> user1 /home    user1 -> Welcome
 *                       null -> user2 /cart    user2 -> /cart       no title: the page itself
 * /home -> Hello                               (nothing: only a click is told)
 *                       null -> user1 /home    user1 -> Hello
 * </pre>
 */
public final class TitledClicks {

    /** Titles by page, with a tombstone for a page that has none any more. */
    public static final String PAGE_TITLES = "page-titles";
    /** Titles by user, one for each click. */
    public static final String TITLED_CLICKS = "titled-clicks";

    private TitledClicks() {}

    /** Looks up the title of each click's page in a copy of all titles. */
    public static void build(StreamsBuilder builder) {
        var titles = builder.globalTable(PAGE_TITLES, Consumed.with(Serdes.String(), Serdes.String()));

        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((key, click) -> click.userId())
                .leftJoin(titles, (user, click) -> click.page(), (click, title) -> title == null ? click.page() : title)
                .to(TITLED_CLICKS, Produced.with(Serdes.String(), Serdes.String()));
    }
}
