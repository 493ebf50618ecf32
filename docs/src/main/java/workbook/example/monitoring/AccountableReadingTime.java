package workbook.example.monitoring;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/** What to do instead of the tempting design of chapter 7: the clicks that cannot be counted are kept. */
public final class AccountableReadingTime {

    /** Clicks as they came. */
    public static final String CLICKS_WITHOUT_KEY = "clicks-without-key";

    private AccountableReadingTime() {}

    /** Reports the {@link ReadingTime} of the clicks that have a key, and writes the others to a topic of their own. */
    public static void build(StreamsBuilder builder) {
        // tag::topology[]
        var asClicks = Produced.with(Serdes.String(), JsonSerdes.click());

        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .split()
                .branch((user, click) -> user != null, Branched.withConsumer(ReadingTime::report))
                .defaultBranch(Branched.withConsumer(keyless -> keyless.to(CLICKS_WITHOUT_KEY, asClicks)));
        // end::topology[]
    }
}
