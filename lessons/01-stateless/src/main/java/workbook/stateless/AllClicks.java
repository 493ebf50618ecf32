package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 1.6: brings two streams together. Chapter 1, "Merge".
 *
 * <pre>
 * user-clicks      null -> user1 /home 5 s    all-clicks  null -> user1 /home 5 s
 * mobile-clicks    null -> user2 /cart 3 s                null -> user2 /cart 3 s
 * </pre>
 */
public final class AllClicks {

    /** Clicks from the shop's mobile application. */
    public static final String MOBILE_CLICKS = "mobile-clicks";
    /** Clicks from everywhere. */
    public static final String ALL_CLICKS = "all-clicks";

    private AllClicks() {}

    /** Writes the clicks of the web and of the mobile application into one topic. */
    public static void build(StreamsBuilder builder) {
        // TODO 1.6
        // - read the Clicks of Topics.USER_CLICKS, and those of MOBILE_CLICKS
        // - some programs of the mobile application send a click on "home" instead of "/home":
        //   put the slash in front where it is missing, on mobile clicks only
        // - write all of them to ALL_CLICKS
    }
}
