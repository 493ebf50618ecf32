package workbook.stateless;

import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import workbook.clickstream.Click;
import workbook.clickstream.Engagement;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 1.9: takes the time from the record instead of its payload. Chapter 1, "The record's own time".
 *
 * <pre>
 * user-clicks                                      mapped-clicks
 * null -> user2 /products 10 s, 1s   (record: 7s)  null -> user2 /products score 100, processed at 7s
 * </pre>
 */
public final class StampedEngagements {

    private static final int SCORE_PER_SECOND = 10;

    private StampedEngagements() {}

    /** Maps every click to an {@link workbook.clickstream.Engagement} that carries its record's timestamp. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .processValues(Stamp::new)
                .to(Topics.MAPPED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.engagement()));
    }

    /** Makes an engagement of a click, and of its record's timestamp. */
    private static final class Stamp extends ContextualFixedKeyProcessor<String, Click, Engagement> {

        @Override
        public void process(FixedKeyRecord<String, Click> record) {
            var engagement = engagement(record.value(), Instant.ofEpochMilli(record.timestamp()));
            context().forward(record.withValue(engagement));
        }

        private static Engagement engagement(Click click, Instant time) {
            return new Engagement(click.userId(), click.page(), click.duration() * SCORE_PER_SECOND, time);
        }
    }
}
