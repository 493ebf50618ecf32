package workbook.tables;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 3.5: knows where each user is now. Chapter 3, "A stream as a table".
 *
 * <pre>
 * user-clicks               current-pages
 * null -> user1 /home       user1 -> /home
 * null -> user1 /cart       user1 -> /cart
 * null -> user1 /checkout   user1 -> null       whoever has checked out is gone
 * </pre>
 */
public final class CurrentPages {

    /** Pages by user, with a tombstone for a user who has checked out. */
    public static final String CURRENT_PAGES = "current-pages";

    /** The store of pages by user. */
    public static final String PAGES = "pages";

    private CurrentPages() {}

    /** Keeps the page that each user who is in the shop clicked last. */
    public static void build(StreamsBuilder builder) {
        // TODO 3.5
        // - read the Clicks of Topics.USER_CLICKS, which come without a key
        // - keep a table of the page that each user clicked last, Strings, in a state store of the name PAGES
        // - a click on /checkout takes the user out of it
        // - write each change to CURRENT_PAGES: keys and values are Strings
    }
}
