package workbook.example.windowing;

import java.time.temporal.ChronoUnit;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/** The tempting design of chapter 4: windows made by hand, of keys with a minute in them. */
public final class MinutesInKeys {

    /** Counts by page and minute, such as {@code /home 2026-01-05T00:01:00Z}. */
    public static final String CLICKS_PER_PAGE_AND_MINUTE = "clicks-per-page-and-minute";
    /** Where they are kept. */
    public static final String CLICKS_OF_MINUTES = "clicks-of-minutes";

    private MinutesInKeys() {}

    /** Counts the clicks of each page and minute in an ordinary table. */
    public static void build(StreamsBuilder builder) {
        // tag::topology[]
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupBy(
                        (key, click) -> pageAndMinute(click),
                        Grouped.with("by-page-and-minute", Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as(CLICKS_OF_MINUTES))
                .toStream()
                .to(CLICKS_PER_PAGE_AND_MINUTE, Produced.with(Serdes.String(), Serdes.Long()));
        // end::topology[]
    }

    private static String pageAndMinute(Click click) {
        return click.page() + " " + click.timestamp().truncatedTo(ChronoUnit.MINUTES);
    }
}
