package workbook.book;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.TopologyDescription;
import workbook.engine.RecordPath;
import workbook.engine.RecordedTopology;
import workbook.engine.TopologyTopics;

/**
 * What a topology did with its records.
 *
 * @param description the topology's description
 * @param steps one for each record that came in, in order
 */
record Run(TopologyDescription description, List<Step> steps) {

    /**
     * A record that came in, and what was written until the next one came.
     *
     * @param topic where it came from
     * @param record the record
     * @param written what reached topics of the outside, in order
     */
    record Step(String topic, String record, List<RecordPath.Arrival> written) {}

    /** The run of a topology whose records' paths were noted. */
    static Run of(RecordedTopology recorded) {
        var description = recorded.topology().describe();
        var internal = TopologyTopics.of(description).internal();
        var steps = new ArrayList<Step>();
        for (var path : recorded.recorder().paths()) {
            var written = path.arrivals().stream()
                    .filter(arrival -> !internal.contains(arrival.topic()))
                    .toList();
            if (comesFromATopic(path, description)) {
                steps.add(new Step(path.origin(), path.record(), new ArrayList<>(written)));
            } else if (!steps.isEmpty()) {
                // A suppression or a punctuation let it go while that record was processed, or after it.
                steps.get(steps.size() - 1).written().addAll(written);
            }
        }
        return new Run(description, steps);
    }

    private static boolean comesFromATopic(RecordPath path, TopologyDescription description) {
        return TopologyTopics.of(description).inputs().contains(path.origin());
    }

    /** Whether there is anything to show. */
    boolean writes() {
        return steps.stream().anyMatch(step -> !step.written().isEmpty());
    }

    /** The topics that records came from, in the order of their first record. */
    Set<String> inputs() {
        var topics = new LinkedHashSet<String>();
        steps.forEach(step -> topics.add(step.topic()));
        return topics;
    }

    /** The topics that records were written to, in the order of their first record. */
    Set<String> outputs() {
        var topics = new LinkedHashSet<String>();
        steps.forEach(step -> step.written().forEach(arrival -> topics.add(arrival.topic())));
        return topics;
    }
}
