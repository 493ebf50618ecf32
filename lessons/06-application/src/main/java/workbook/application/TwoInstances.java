package workbook.application;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.9: two instances share the partitions, and one takes over when the other crashes. Chapter 6, "Two instances".
 *
 * <pre>
 *                  instance 1       instance 2
 * both run         partition 0, 2   partition 1
 * 1 has crashed                     partition 0, 1, 2
 * </pre>
 */
public final class TwoInstances {

    /** Counts by user. */
    public static final String CLICKS_OF_USERS = "clicks-of-users";

    private TwoInstances() {}

    /** Counts the clicks of each user, one task for each partition; nothing is to be done here. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as("clicks-of-users"))
                .toStream()
                .to(CLICKS_OF_USERS, Produced.with(Serdes.String(), Serdes.Long()));
    }

    /**
     * Sets what one of several instances on one machine needs.
     *
     * @param applicationId the id that this application is to have
     * @param disk a directory that all instances on the machine may write to
     * @param instance 1 for the first instance, 2 for the second
     */
    public static void configure(Map<String, Object> settings, String applicationId, Path disk, int instance) {
        // TODO 6.9
        // - all instances are one application, and share its partitions
        // - each keeps its state in a directory of its own, below disk
        // - the others take over two seconds after an instance has fallen silent, at the latest: set how long the
        //   group waits for a sign of life, and let each instance give several in that time
    }
}
