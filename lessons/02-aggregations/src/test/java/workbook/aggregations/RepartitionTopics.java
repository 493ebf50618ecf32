package workbook.aggregations;

import java.util.List;
import org.apache.kafka.streams.errors.TopologyException;
import workbook.engine.TopologyTopics;
import workbook.testkit.TopologyExercise;
import workbook.verdict.Verdict.Kind;

/** The topics by which a topology brings equal keys together. */
final class RepartitionTopics {

    private RepartitionTopics() {}

    /**
     * Their names, without the application id in front.
     *
     * @throws workbook.verdict.VerdictError if two groupings ask for one name, which Kafka Streams refuses without saying
     *     how to mend it
     */
    static List<String> of(TopologyExercise exercise) {
        try {
            return List.copyOf(TopologyTopics.of(exercise.description()).internal());
        } catch (TopologyException refused) {
            if (!refused.getMessage().contains("is already added")) {
                throw refused;
            }
            throw exercise.fault(
                    Kind.THROWN,
                    "Kafka Streams refuses this topology, because a name is given twice. " + refused.getMessage(),
                    "The name of a grouping becomes that of its repartition topic, and of the nodes around it."
                            + " Give each grouping a name of its own, or group once and use what comes back"
                            + " twice. A nameless grouping in a cogroup is called after the store, and so is the"
                            + " next one.");
        }
    }
}
