package workbook.tables;

import org.apache.kafka.streams.StreamsBuilder;

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
        // TODO 3.6
        // - read PAGE_TITLES, Strings by page, as a global table
        // - for each Click of Topics.USER_CLICKS, which comes without a key, look up the title of its page, without
        //   repartitioning anything; a page without a title stands for itself
        // - write the title to TITLED_CLICKS with the user as the key: keys and values are Strings
    }
}
