package workbook.application;

import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.Click;

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

    /** How many clicks like this one fit into a minute; a click of no duration has no pace, and throws. */
    static int paceOf(Click click) {
        return 60 / click.duration();
    }

    /** Writes each click and its pace, or neither. */
    public static void build(StreamsBuilder builder) {
        // TODO 6.3 (first half)
        // - write each of the Topics.USER_CLICKS to PACED_CLICKS, and its pace, as an Integer, to CLICK_PACES
        // - a click that has no pace must come to neither: what is sent is not taken back when a later operator throws
    }

    /** Sets what becomes of a record that an operator fails on. */
    public static void configure(Map<String, Object> settings) {
        // TODO 6.3 (second half)
        // - a click on which paceOf throws must stop nothing, and go to DEAD_LETTERS with the bytes it came in
    }
}
