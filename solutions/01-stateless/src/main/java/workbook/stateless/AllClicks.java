package workbook.stateless;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

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
        var read = Consumed.with(Serdes.String(), JsonSerdes.click());
        var web = builder.stream(Topics.USER_CLICKS, read);
        var mobile = builder.stream(MOBILE_CLICKS, read).mapValues(AllClicks::withSlash);

        web.merge(mobile).to(ALL_CLICKS, Produced.with(Serdes.String(), JsonSerdes.click()));
    }

    private static Click withSlash(Click click) {
        return click.page().startsWith("/")
                ? click
                : new Click(click.userId(), "/" + click.page(), click.duration(), click.timestamp());
    }
}
