package workbook.stateless;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

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

    private static final int LONG_SECONDS = 5;

    private ClickBranches() {}

    /** Sends every click to exactly one of three topics. */
    public static void build(StreamsBuilder builder) {
        var written = Produced.with(Serdes.String(), JsonSerdes.click());
        var branches = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .split(Named.as("clicks-"))
                .branch((key, click) -> click.duration() > LONG_SECONDS, Branched.as("long"))
                .branch((key, click) -> click.page().equals("/home"), Branched.as("home"))
                .defaultBranch(Branched.as("other"));

        branches.get("clicks-long").to(LONG_CLICKS, written);
        branches.get("clicks-home").to(HOME_CLICKS, written);
        branches.get("clicks-other").to(OTHER_CLICKS, written);
    }
}
