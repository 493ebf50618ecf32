package workbook.aggregations;

import org.apache.kafka.streams.StreamsBuilder;

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

    private ScoresPerUser() {}

    /** Adds up the engagement scores of each user, where the clicks are. */
    public static void build(StreamsBuilder builder) {
        // TODO 2.7
        // - read the Clicks of CLICKS_BY_USER: here each has its user as the key, and lies where its key belongs
        // - a click's score is ten times its duration: add the scores up by user
        // - write every new sum to SCORES_PER_USER: keys are Strings, values are Longs
        // - let nothing travel through a topic in between
    }
}
