package workbook.example.monitoring;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/** The tempting design of chapter 7: a filter takes away the records that would be counted as dropped. */
public final class QuietReadingTime {

    private QuietReadingTime() {}

    /** Reports the {@link ReadingTime} of the clicks that have a key, and leaves no trace of the others. */
    public static void build(StreamsBuilder builder) {
        // tag::topology[]
        var clicks = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .filter((user, click) -> user != null);
        // end::topology[]
        ReadingTime.report(clicks);
    }
}
