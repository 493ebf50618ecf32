package workbook.application;

import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.3: sets aside a click that an operator fails on, whole and before any of its results is out. Chapter 6,
 * "Failures in processing".
 *
 * <pre>
 * user-clicks           paced-clicks       click-paces   click-analytics-dead-letters
 * user1 ... 20 seconds  user1 ... 20       3
 * user2 ... 0 seconds                                    user2 ... 0
 * </pre>
 */
public final class ClickPaces {

    /** The clicks that have a pace, as they came. */
    public static final String PACED_CLICKS = "paced-clicks";
    /** How many clicks like this one fit into a minute, as Integers. */
    public static final String CLICK_PACES = "click-paces";
    /** What failed, byte for byte. */
    public static final String DEAD_LETTERS = "click-analytics-dead-letters";

    private ClickPaces() {}

    private record PacedClick(Click click, int pace) {

        static PacedClick of(Click click) {
            return new PacedClick(click, paceOf(click));
        }
    }

    /** How many clicks like this one fit into a minute; a click of no duration has no pace, and throws. */
    static int paceOf(Click click) {
        return 60 / click.duration();
    }

    /** Writes each click and its pace, or neither. */
    public static void build(StreamsBuilder builder) {
        var paced = builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .mapValues(PacedClick::of);

        paced.mapValues(PacedClick::click).to(PACED_CLICKS, Produced.with(Serdes.String(), JsonSerdes.click()));
        paced.mapValues(PacedClick::pace).to(CLICK_PACES, Produced.with(Serdes.String(), Serdes.Integer()));
    }

    /** Sets what becomes of a record that an operator fails on. */
    public static void configure(Map<String, Object> settings) {
        settings.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class);
        settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DEAD_LETTERS);
    }
}
