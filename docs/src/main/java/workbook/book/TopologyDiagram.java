package workbook.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import workbook.book.Svg.Role;
import workbook.engine.RecordPath;

/**
 * A topology drawn from its description: topics, the nodes of each sub-topology in a frame of their own, and state stores beside
 * the nodes that use them. The Eclipse Layout Kernel says where everything goes.
 */
final class TopologyDiagram {

    private static final double PADDING = 12;
    private static final double TITLE = 22;

    private final TopologyDescription description;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<ElkNode, String> labels = new HashMap<>();
    private final Map<ElkNode, Role> roles = new HashMap<>();
    private final Map<String, ElkNode> topics = new HashMap<>();

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private TopologyDiagram(TopologyDescription description) {
        this.description = description;
    }

    /**
     * Draws a topology.
     *
     * @param title whose topology it is, for those who do not see it
     */
    static String of(TopologyDescription description, String title) {
        return new TopologyDiagram(description).draw(title);
    }

    private String draw(String title) {
        layOut(root);
        description.subtopologies().stream()
                .sorted((a, b) -> Integer.compare(a.id(), b.id()))
                .forEach(this::add);
        description.globalStores().forEach(this::add);
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        var svg = new Svg();
        root.getContainedEdges().forEach(edge -> draw(svg, edge, 0, 0));
        root.getChildren().forEach(child -> draw(svg, child, 0, 0));
        root.getChildren().stream()
                .filter(child -> roles.get(child) == Role.GROUP)
                .forEach(group -> svg.text(
                        Role.FAINT, group.getX() + PADDING, group.getY() + Svg.LINE, "start", labels.get(group)));
        return svg.drawn(root.getWidth(), root.getHeight(), title, inWords());
    }

    private void layOut(ElkNode graph) {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, 18.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 24.0);
        graph.setProperty(
                CoreOptions.PADDING, new ElkPadding(graph == root ? PADDING : TITLE + 6, PADDING, PADDING, PADDING));
    }

    private void add(TopologyDescription.Subtopology subtopology) {
        var frame = box(root, "Sub-topology " + subtopology.id(), Role.GROUP);
        layOut(frame);
        var boxes = new HashMap<String, ElkNode>();
        var stores = new HashMap<String, ElkNode>();
        for (var node : inOrder(subtopology)) {
            var box = box(frame, RecordPath.readable(node.name()), Role.NODE);
            boxes.put(node.name(), box);
            node.predecessors().stream()
                    .map(before -> boxes.get(before.name()))
                    .filter(Objects::nonNull)
                    .forEach(before -> edge(before, box));
            for (var topic : topicsRead(node)) {
                edge(topic(topic), box);
            }
            if (node instanceof TopologyDescription.Sink sink) {
                edge(box, topic(sink.topic() == null ? "chosen for each record" : sink.topic()));
            }
            for (var store : storesOf(node)) {
                edge(box, stores.computeIfAbsent(store, name -> box(frame, RecordPath.readable(name), Role.STORE)));
            }
        }
    }

    private void add(TopologyDescription.GlobalStore global) {
        var frame = box(root, "Global store", Role.GROUP);
        layOut(frame);
        var source = box(frame, RecordPath.readable(global.source().name()), Role.NODE);
        var processor = box(frame, RecordPath.readable(global.processor().name()), Role.NODE);
        global.source().topicSet().forEach(topic -> edge(topic(topic), source));
        edge(source, processor);
        storesOf(global.processor())
                .forEach(store -> edge(processor, box(frame, RecordPath.readable(store), Role.STORE)));
    }

    /** A sub-topology's nodes, each behind those that it gets its records from. */
    private static List<TopologyDescription.Node> inOrder(TopologyDescription.Subtopology subtopology) {
        var left = subtopology.nodes().stream()
                .sorted(Comparator.comparing(node -> RecordPath.readable(node.name())))
                .collect(Collectors.toCollection(ArrayList::new));
        var ordered = new ArrayList<TopologyDescription.Node>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(node -> node.predecessors().stream().noneMatch(left::contains))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static Set<String> topicsRead(TopologyDescription.Node node) {
        return node instanceof TopologyDescription.Source source && source.topicSet() != null
                ? new TreeSet<>(source.topicSet())
                : Set.of();
    }

    private static Set<String> storesOf(TopologyDescription.Node node) {
        return node instanceof TopologyDescription.Processor processor ? new TreeSet<>(processor.stores()) : Set.of();
    }

    private ElkNode topic(String name) {
        return topics.computeIfAbsent(name, topic -> box(root, RecordPath.readable(topic), Role.TOPIC));
    }

    private ElkNode box(ElkNode parent, String label, Role role) {
        var box = ElkGraphUtil.createNode(parent);
        box.setDimensions(Svg.widthOf(label) + 2 * PADDING, Svg.LINE + PADDING);
        labels.put(box, label);
        roles.put(box, role);
        return box;
    }

    private static void edge(ElkNode from, ElkNode to) {
        ElkGraphUtil.createSimpleEdge(from, to);
    }

    private void draw(Svg svg, ElkNode node, double left, double top) {
        double x = left + node.getX();
        double y = top + node.getY();
        var role = roles.get(node);
        svg.box(role, x, y, node.getWidth(), node.getHeight(), role == Role.NODE ? 3 : 10);
        if (role != Role.GROUP) {
            svg.text(Role.TEXT, x + node.getWidth() / 2, y + node.getHeight() / 2 + 4, "middle", labels.get(node));
        }
        node.getContainedEdges().forEach(edge -> draw(svg, edge, x, y));
        node.getChildren().forEach(child -> draw(svg, child, x, y));
    }

    private void draw(Svg svg, ElkEdge edge, double left, double top) {
        var target = (ElkNode) edge.getTargets().get(0);
        for (var section : edge.getSections()) {
            var path = new StringBuilder(point("M", left + section.getStartX(), top + section.getStartY()));
            double beforeLastY = section.getStartY();
            for (var bend : section.getBendPoints()) {
                path.append(point("L", left + bend.getX(), top + bend.getY()));
                beforeLastY = bend.getY();
            }
            double x = left + section.getEndX();
            double y = top + section.getEndY();
            path.append(point("L", x, y));
            svg.path(Role.ARROW, path.toString());
            if (roles.get(target) != Role.STORE) {
                double back = beforeLastY <= section.getEndY() ? -6 : 6;
                svg.path(Role.TIP, point("M", x, y) + point("L", x - 4, y + back) + point("L", x + 4, y + back) + "Z");
            }
        }
    }

    private static String point(String command, double x, double y) {
        return String.format(Locale.ROOT, "%s%.1f %.1f", command, x, y);
    }

    private String inWords() {
        var words = new ArrayList<String>();
        for (var subtopology : description.subtopologies()) {
            words.add("Sub-topology " + subtopology.id() + ": "
                    + inOrder(subtopology).stream()
                            .map(TopologyDiagram::inWords)
                            .collect(Collectors.joining("; ")));
        }
        description
                .globalStores()
                .forEach(global ->
                        words.add("Global store: " + inWords(global.source()) + "; " + inWords(global.processor())));
        return String.join(". ", words) + ".";
    }

    private static String inWords(TopologyDescription.Node node) {
        var words = new StringBuilder(RecordPath.readable(node.name()));
        var read = topicsRead(node);
        if (!read.isEmpty()) {
            words.append(" reads ").append(String.join(", ", read));
        }
        if (!storesOf(node).isEmpty()) {
            words.append(" keeps ").append(String.join(", ", storesOf(node)));
        }
        if (node instanceof TopologyDescription.Sink sink) {
            words.append(" writes to ").append(sink.topic() == null ? "a topic chosen for each record" : sink.topic());
        }
        if (!node.successors().isEmpty()) {
            words.append(" passes on to ")
                    .append(node.successors().stream()
                            .map(next -> RecordPath.readable(next.name()))
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return words.toString();
    }
}
