package workbook.application;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 6.10: the instances of exercise 6.9 on the streams group protocol, in which the broker assigns the tasks (KIP-1071).
 * Chapter 6, "The streams group protocol".
 *
 * <pre>
 *                          classic                     streams
 * who assigns tasks        one of the instances        the broker
 * session timeout set in   each instance's settings    the group's configuration, on the broker
 * </pre>
 */
public final class StreamsProtocol {

    /** Counts by user. */
    public static final String CLICKS_OF_USERS = "clicks-of-users";

    private StreamsProtocol() {}

    /** Counts the clicks of each user, one task for each partition; nothing is to be done here. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as("clicks-of-users"))
                .toStream()
                .to(CLICKS_OF_USERS, Produced.with(Serdes.String(), Serdes.Long()));
    }

    /** Sets which protocol an instance joins its group with. */
    public static void configure(Map<String, Object> settings) {
        // TODO 6.10 (first half)
        // - choose the group protocol "streams"; the default is "classic"
    }

    /**
     * Sets on the broker how soon the group gives up a silent instance. Returns when the broker has taken it.
     *
     * @param admin a client of the broker
     * @param applicationId the group's name
     */
    public static void configureGroup(Admin admin, String applicationId)
            throws ExecutionException, InterruptedException {
        // TODO 6.10 (second half)
        // - with this protocol the broker alone decides how long it waits for a sign of life of an instance:
        //   set streams.session.timeout.ms of the group to at most 2000,
        //   and streams.heartbeat.interval.ms to at most a third of that
    }
}
