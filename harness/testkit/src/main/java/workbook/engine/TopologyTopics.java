package workbook.engine;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/**
 * The topics by which a topology touches the world, and those that it keeps to itself.
 *
 * @param inputs topics that it reads, sorted, without the internal ones
 * @param outputs topics that it writes, sorted, without the internal ones
 * @param internal topics that it both writes and reads, such as repartition topics, without the application id in front
 * @param choosesOutputs whether a sink chooses its topic for each record
 * @param patterns whether a source subscribes to a pattern of topics
 * @param idle whether it does nothing: it has no node besides sources
 */
public record TopologyTopics(
        Set<String> inputs,
        Set<String> outputs,
        Set<String> internal,
        boolean choosesOutputs,
        boolean patterns,
        boolean idle) {

    /** Reads the topics off a topology's description. */
    public static TopologyTopics of(TopologyDescription description) {
        var sources = new TreeSet<String>();
        var sinks = new TreeSet<String>();
        boolean chooses = false;
        boolean patterns = false;
        boolean idle = description.globalStores().isEmpty();
        for (var subtopology : description.subtopologies()) {
            for (var node : subtopology.nodes()) {
                if (node instanceof TopologyDescription.Source source) {
                    patterns |= source.topicPattern() != null;
                    sources.addAll(source.topicSet() == null ? Set.of() : source.topicSet());
                    continue;
                }
                idle = false;
                if (node instanceof TopologyDescription.Sink sink) {
                    chooses |= sink.topic() == null;
                    sinks.addAll(sink.topic() == null ? Set.of() : Set.of(sink.topic()));
                }
            }
        }
        description
                .globalStores()
                .forEach(store -> sources.addAll(store.source().topicSet()));
        var internal = new TreeSet<>(sources);
        internal.retainAll(sinks);
        sources.removeAll(internal);
        sinks.removeAll(internal);
        return new TopologyTopics(sources, sinks, internal, chooses, patterns, idle);
    }
}
