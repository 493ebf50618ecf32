package workbook.windowing;

import org.apache.kafka.streams.StreamsBuilder;

public final class TumblingClicks {

    /** Where the counts go. */
    public static final String CLICKS_PER_30_SECONDS = "clicks-per-30s";

    private TumblingClicks() {}

    /** Counts each user's clicks in 30-second windows. Chapter 4, "Tumbling windows". */
    public static void build(StreamsBuilder builder) {
        // TODO 4.1
    }
}
