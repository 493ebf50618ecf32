package workbook.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML file as a tree, whose every part knows its line, so that what is wrong can be said in the author's terms.
 *
 * @param name the file, as an author would name it
 * @param root what it holds
 */
record YamlFile(String name, Node root) {

    static YamlFile read(Path file) {
        var name = nameOf(file);
        try {
            return parse(name, Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new ManifestException(name, "there is no such file.", "Create it: see CONTRIBUTING.adoc.");
        } catch (IOException unreadable) {
            throw new ManifestException(
                    name, "it cannot be read: " + unreadable.getMessage() + ".", "Check its rights.");
        }
    }

    static YamlFile parse(String name, String text) {
        try {
            var options = new LoaderOptions();
            var parser = new ParserImpl(new StreamReader(text), options);
            var root = new Composer(parser, new Resolver(), options).getSingleNode();
            if (root == null || isNull(root)) {
                throw new ManifestException(name, "it is empty.", "Write the entries: see CONTRIBUTING.adoc.");
            }
            return new YamlFile(name, root);
        } catch (MarkedYAMLException malformed) {
            throw new ManifestException(
                    name,
                    "line " + (malformed.getProblemMark().getLine() + 1) + ": this is not valid YAML ("
                            + malformed.getProblem() + ").",
                    "A text with ': ' or '#' in it needs quotes; lists and fields are told apart by their indentation.");
        }
    }

    /** The file as an author would name it: its last three parts, such as {@code lessons/04-windowing/lesson.yaml}. */
    static String nameOf(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        int parts = absolute.getNameCount();
        return absolute.subpath(Math.max(0, parts - 3), parts).toString().replace('\\', '/');
    }

    /** The file as one entry with these fields. */
    YamlFields fields(String... known) {
        return fields("the file", root, known);
    }

    /** The file as a list of entries with these fields; null stands for an entry that was begun and not filled. */
    List<YamlFields> entries(String... known) {
        return entries("the file", root, known);
    }

    YamlFields fields(String what, Node node, String... known) {
        if (node instanceof MappingNode mapping) {
            return YamlFields.of(this, mapping, known);
        }
        throw wrongShape(what, node);
    }

    List<YamlFields> entries(String what, Node node, String... known) {
        if (!(node instanceof SequenceNode list)) {
            throw wrongShape(what, node);
        }
        return list.getValue().stream()
                .map(entry -> isNull(entry) ? null : fields("an entry", entry, known))
                .toList();
    }

    ManifestException wrongShape(String what, Node node) {
        return refusal(node, what + " has the wrong shape.", "Compare it with another lesson's manifest.");
    }

    ManifestException refusal(Node where, String fault, String mend) {
        return new ManifestException(name, "line " + (where.getStartMark().getLine() + 1) + ": " + fault, mend);
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
