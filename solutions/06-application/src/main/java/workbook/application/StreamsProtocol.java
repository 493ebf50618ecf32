package workbook.application;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
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
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.STREAMS.name());
    }

    /**
     * Sets on the broker how soon the group gives up a silent instance. Returns when the broker has taken it.
     *
     * @param admin a client of the broker
     * @param applicationId the group's name
     */
    public static void configureGroup(Admin admin, String applicationId)
            throws ExecutionException, InterruptedException {
        var group = new ConfigResource(ConfigResource.Type.GROUP, applicationId);
        admin.incrementalAlterConfigs(Map.of(
                        group,
                        List.of(set("streams.session.timeout.ms", 1_500), set("streams.heartbeat.interval.ms", 300))))
                .all()
                .get();
    }

    private static AlterConfigOp set(String name, int value) {
        return new AlterConfigOp(new ConfigEntry(name, String.valueOf(value)), OpType.SET);
    }
}
