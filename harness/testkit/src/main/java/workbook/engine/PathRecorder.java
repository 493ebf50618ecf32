package workbook.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import workbook.engine.RecordPath.Fate;
import workbook.engine.RecordPath.Hop;
import workbook.engine.RecordPath.Visit;

/**
 * Records the {@linkplain RecordPath path} of each record through one topology. Calls from one node to the next nest, so
 * the nodes that a thread is in at a moment are the path so far; a record that goes through an internal topic is followed
 * on the other side by its key.
 *
 * <p>Safe for several stream threads.
 */
public final class PathRecorder {

    private final List<RecordPath> paths = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Queue<Travelling>> inInternalTopics = new ConcurrentHashMap<>();
    private final ThreadLocal<Deque<Object>> underWay = ThreadLocal.withInitial(ArrayDeque::new);

    private volatile Wiring wiring = Wiring.NONE;

    /** A record between the two sides of an internal topic, and the hop that wrote it. */
    private record Travelling(String key, Hop hop) {}

    /** The paths so far, in the order in which their records arrived. */
    public List<RecordPath> paths() {
        synchronized (paths) {
            return List.copyOf(paths);
        }
    }

    /** Learns which nodes write to which topics and which keep state. Called once, when the topology is complete. */
    void follow(TopologyDescription description) {
        wiring = Wiring.of(description);
    }

    /** A node begins to process a record. Every call is followed by one of {@link #leave}. */
    void enter(String node, Object key, Object value, long timestamp, RecordMetadata from) {
        var visit = new Visit(node, Notation.arrow(key, value, timestamp), wiring.fateWithoutHops(node));
        if (underWay.get().peek() instanceof Hop hop) {
            hop.add(visit);
        } else {
            arrive(visit, Notation.of(key), from);
        }
        underWay.get().push(visit);
    }

    /** The node is done with the record, or failed on it; {@code failure} is null if it did not. */
    void leave(Throwable failure) {
        var visit = (Visit) underWay.get().pop();
        if (failure != null && !visit.isBrokenOff()) {
            visit.failed(failure.getClass().getSimpleName());
        }
    }

    /** A node begins to pass a record on. Every call is followed by one of {@link #forwarded}. */
    void forward(String node, Object key, Object value, long timestamp, String onlyTo) {
        var hop = new Hop(Notation.arrow(key, value, timestamp), wiring.topicsBehind(node, onlyTo));
        if (underWay.get().peek() instanceof Visit visit && visit.node().equals(node)) {
            visit.add(hop);
        } else {
            letGo(node, hop);
        }
        underWay.get().push(hop);
        hop.topics().stream()
                .filter(wiring::isInternal)
                .forEach(topic -> waiting(topic).add(new Travelling(Notation.of(key), hop)));
    }

    /**
     * The record that was passed on last has been processed by all nodes behind, or one of them failed on it; {@code failure}
     * is null if none did.
     */
    void forwarded(Throwable failure) {
        var hop = (Hop) underWay.get().pop();
        if (failure != null && !hop.isBrokenOff()) {
            hop.failed(failure.getClass().getSimpleName());
        }
    }

    private void arrive(Visit visit, String key, RecordMetadata from) {
        var topic = from == null ? null : from.topic();
        var sent = topic == null ? null : sentThroughInternalTopic(topic, key);
        if (sent != null) {
            sent.hop().add(visit);
        } else {
            begin(topic == null ? visit.node() : topic, visit);
        }
    }

    /** A cache, a suppress or a punctuation passes a record on outside any call to {@code process} of its node. */
    private void letGo(String node, Hop hop) {
        var visit = new Visit(node, hop.record(), Fate.PASSED_ON);
        visit.add(hop);
        begin("emitted later", visit);
    }

    private void begin(String origin, Visit visit) {
        var path = new RecordPath(origin, visit.record());
        path.add(visit);
        paths.add(path);
    }

    private Travelling sentThroughInternalTopic(String topic, String key) {
        var queue = inInternalTopics.entrySet().stream()
                .filter(entry -> wiring.isNameOf(entry.getKey(), topic))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (queue == null) {
            return null;
        }
        for (var travelling : queue) {
            if (travelling.key().equals(key) && queue.remove(travelling)) {
                return travelling;
            }
        }
        return null;
    }

    private Queue<Travelling> waiting(String topic) {
        return inInternalTopics.computeIfAbsent(topic, name -> new ConcurrentLinkedQueue<>());
    }

    /** What a topology's description says about its nodes. */
    private record Wiring(
            Map<String, Map<String, String>> sinkTopicsByNode,
            Set<String> stateful,
            Set<String> last,
            Set<String> sources) {

        private static final Wiring NONE = new Wiring(Map.of(), Set.of(), Set.of(), Set.of());

        private static Wiring of(TopologyDescription description) {
            var wiring = new Wiring(new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
            for (var subtopology : description.subtopologies()) {
                subtopology.nodes().forEach(wiring::add);
            }
            return wiring;
        }

        private void add(TopologyDescription.Node node) {
            if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
                sources.addAll(source.topicSet());
            }
            if (node instanceof TopologyDescription.Processor processor
                    && !processor.stores().isEmpty()) {
                stateful.add(node.name());
            }
            if (node.successors().isEmpty()) {
                last.add(node.name());
            }
            for (var next : node.successors()) {
                if (next instanceof TopologyDescription.Sink sink) {
                    var topic = sink.topic() == null ? "chosen by " + sink.name() : sink.topic();
                    sinkTopicsByNode
                            .computeIfAbsent(node.name(), name -> new HashMap<>())
                            .put(sink.name(), topic);
                }
            }
        }

        private List<String> topicsBehind(String node, String onlyTo) {
            var sinks = sinkTopicsByNode.getOrDefault(node, Map.of());
            if (onlyTo != null) {
                return sinks.containsKey(onlyTo) ? List.of(sinks.get(onlyTo)) : List.of();
            }
            return sinks.values().stream().sorted().toList();
        }

        /** A topic that the topology writes and reads itself, such as a repartition topic. */
        private boolean isInternal(String topic) {
            return sources.contains(topic);
        }

        /** A running topology puts its application's id before the names of topics that Kafka Streams makes. */
        private boolean isNameOf(String inTopology, String topic) {
            return topic.equals(inTopology) || !sources.contains(topic) && topic.endsWith("-" + inTopology);
        }

        private Fate fateWithoutHops(String node) {
            if (stateful.contains(node)) {
                return Fate.KEPT;
            }
            return last.contains(node) ? Fate.ENDED : Fate.DROPPED;
        }
    }
}
