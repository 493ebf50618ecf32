package workbook.aggregations;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;

/**
 * Exercise 2.7: adds up what is keyed already. Chapter 2, "A repartition topic avoided".
 *
 * <pre>
 * clicks-by-user            scores-per-user
 * user1 -> user1 ... 5 s    user1 -> 50
 * user1 -> user1 ... 3 s    user1 -> 80
 * </pre>
 */
public final class ScoresPerUser {

    /** Clicks with their user as the key, as exercise 1.4 writes them. */
    public static final String CLICKS_BY_USER = "clicks-by-user";
    /** Scores by user. */
    public static final String SCORES_PER_USER = "scores-per-user";

    private static final long SCORE_PER_SECOND = 10;

    private ScoresPerUser() {}

    /** Adds up the engagement scores of each user, where the clicks are. */
    public static void build(StreamsBuilder builder) {
        builder.stream(CLICKS_BY_USER, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .mapValues(ScoresPerUser::score)
                .groupByKey(Grouped.with(Serdes.String(), Serdes.Long()))
                .reduce(Long::sum)
                .toStream()
                .to(SCORES_PER_USER, Produced.with(Serdes.String(), Serdes.Long()));
    }

    private static long score(Click click) {
        return SCORE_PER_SECOND * click.duration();
    }
}
