package workbook.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where one record went: the node that it came to first, what each node passed on, and the topics that were reached. The
 * values are kept as the text they had at that moment, since a node may change an object afterwards.
 *
 * <p>{@link #lines()} writes it for a learner:
 *
 * <pre>
 * user-clicks: null -> Click(user1, /home, 5, 30s) @30s
 *   -> KSTREAM-KEY-SELECT-1   user1 -> Click(user1, /home, 5, 30s) @30s
 *   -> KSTREAM-AGGREGATE-4    user1@[0s,30s) -> 3 @30s
 *   -> topic clicks-per-30s
 * </pre>
 */
public final class RecordPath {

    private final String origin;
    private final String record;
    private final List<Visit> visits = Collections.synchronizedList(new ArrayList<>());

    /** A path that starts with a record from a topic, or with what a cache or a punctuation let go. */
    RecordPath(String origin, String record) {
        this.origin = origin;
        this.record = record;
    }

    /** Where the record came from: a topic's name, or the node that let it go by itself. */
    public String origin() {
        return origin;
    }

    /** The record as it arrived, in {@link Notation}. */
    public String record() {
        return record;
    }

    /** The first nodes that the record came to. */
    public List<Visit> visits() {
        synchronized (visits) {
            return List.copyOf(visits);
        }
    }

    /** The records that reached a topic, in {@link Notation}, in order. */
    public List<Arrival> arrivals() {
        var arrivals = new ArrayList<Arrival>();
        visits().forEach(visit -> visit.collectArrivals(arrivals));
        return arrivals;
    }

    /** This path as indented lines, the record first. */
    public List<String> lines() {
        return RecordPathText.of(this);
    }

    /** A node's name as a learner reads it: {@code KSTREAM-AGGREGATE-0000000004} as {@code KSTREAM-AGGREGATE-4}. */
    public static String readable(String node) {
        return node.replaceAll("-0{1,9}(\\d+)", "-$1");
    }

    void add(Visit visit) {
        visits.add(visit);
    }

    /**
     * A record that was written to a topic.
     *
     * @param topic the topic's name
     * @param record the record, in {@link Notation} with its timestamp
     */
    public record Arrival(String topic, String record) {}

    /** One node that a record came to, and what the node passed on. */
    public static final class Visit {

        private final String node;
        private final String record;
        private final Fate fateWithoutHops;
        private final List<Hop> hops = Collections.synchronizedList(new ArrayList<>());
        private volatile String failure;

        Visit(String node, String record, Fate fateWithoutHops) {
            this.node = node;
            this.record = record;
            this.fateWithoutHops = fateWithoutHops;
        }

        /** The node's name in the topology. */
        public String node() {
            return node;
        }

        /** The record as it came to the node. */
        public String record() {
            return record;
        }

        /** What the node passed on, in order. */
        public List<Hop> hops() {
            synchronized (hops) {
                return List.copyOf(hops);
            }
        }

        /** What became of the record at this node. */
        public Fate fate() {
            if (failure != null) {
                return Fate.FAILED;
            }
            return hops.isEmpty() ? fateWithoutHops : Fate.PASSED_ON;
        }

        /** The exception that the node threw; null if it threw none. */
        public String failure() {
            return failure;
        }

        void add(Hop hop) {
            hops.add(hop);
        }

        void failed(String exception) {
            failure = exception;
        }

        /** Whether an exception ended the path here or further on. */
        boolean isBrokenOff() {
            return failure != null || hops().stream().anyMatch(Hop::isBrokenOff);
        }

        private void collectArrivals(List<Arrival> arrivals) {
            for (var hop : hops()) {
                if (hop.failure() == null) {
                    hop.topics().forEach(topic -> arrivals.add(new Arrival(topic, hop.record())));
                }
                hop.visits().forEach(visit -> visit.collectArrivals(arrivals));
            }
        }
    }

    /** One record that a node passed on: to topics, to further nodes, or to both. */
    public static final class Hop {

        private final String record;
        private final List<String> topics;
        private final List<Visit> visits = Collections.synchronizedList(new ArrayList<>());
        private volatile String failure;

        Hop(String record, List<String> topics) {
            this.record = record;
            this.topics = List.copyOf(topics);
        }

        /** The record as it was passed on, in {@link Notation} with its timestamp. */
        public String record() {
            return record;
        }

        /** The topics that the record was written to right behind the node. */
        public List<String> topics() {
            return topics;
        }

        /** The nodes that it came to next. */
        public List<Visit> visits() {
            synchronized (visits) {
                return List.copyOf(visits);
            }
        }

        /** The exception that kept the record from being written to its topics; null if there was none. */
        public String failure() {
            return failure;
        }

        void add(Visit visit) {
            visits.add(visit);
        }

        void failed(String exception) {
            failure = exception;
        }

        /** Whether an exception ended the path here or further on. */
        boolean isBrokenOff() {
            return failure != null || visits().stream().anyMatch(Visit::isBrokenOff);
        }
    }

    /** What becomes of a record at a node. */
    public enum Fate {
        /** The node passed on at least one record. */
        PASSED_ON,
        /** The node has somewhere to pass it on to, keeps no state, and passed on nothing. */
        DROPPED,
        /** The node has a state store, and passed on nothing so far. */
        KEPT,
        /** Nothing comes after this node. */
        ENDED,
        /** The node threw an exception. */
        FAILED
    }
}
