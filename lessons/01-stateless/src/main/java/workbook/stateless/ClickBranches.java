package workbook.stateless;

import org.apache.kafka.streams.StreamsBuilder;

/**
 * Exercise 1.5: sorts the clicks into three topics. Chapter 1, "Split".
 *
 * <pre>
 * user-clicks                    goes to
 * null -> user2 /home     10 s   long-clicks
 * null -> user1 /home      5 s   home-clicks
 * null -> user1 /cart      3 s   other-clicks
 * </pre>
 */
public final class ClickBranches {

    /** Clicks of more than five seconds. */
    public static final String LONG_CLICKS = "long-clicks";
    /** Shorter clicks on the page /home. */
    public static final String HOME_CLICKS = "home-clicks";
    /** All the rest. */
    public static final String OTHER_CLICKS = "other-clicks";

    private ClickBranches() {}

    /** Sends every click to exactly one of three topics. */
    public static void build(StreamsBuilder builder) {
        // TODO 1.5
        // - read the Clicks of Topics.USER_CLICKS, and split them into named branches:
        // - more than five seconds: to LONG_CLICKS, whatever the page
        // - otherwise, on the page /home: to HOME_CLICKS
        // - everything else: to OTHER_CLICKS, so that no click is lost
    }
}
