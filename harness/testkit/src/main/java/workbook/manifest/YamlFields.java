package workbook.manifest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The fields of one entry of a YAML file. What is left out, or begun and not filled, reads as null; {@link RequiredFields}
 * refuses it where it is needed.
 */
final class YamlFields {

    private final YamlFile file;
    private final Map<String, Node> values = new HashMap<>();

    private YamlFields(YamlFile file) {
        this.file = file;
    }

    /**
     * The fields of an entry.
     *
     * @throws ManifestException if there is one that is not known, or one that is there twice
     */
    static YamlFields of(YamlFile file, MappingNode entry, String... known) {
        var fields = new YamlFields(file);
        for (var field : entry.getValue()) {
            fields.add(field.getKeyNode(), field.getValueNode(), List.of(known));
        }
        return fields;
    }

    private void add(Node key, Node value, List<String> known) {
        var field = key instanceof ScalarNode name ? name.getValue() : "";
        if (!known.contains(field)) {
            throw file.refusal(
                    key,
                    "unknown field '" + field + "'.",
                    "The fields are: " + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        if (values.put(field, value) != null) {
            throw file.refusal(key, "'" + field + "' is there twice.", "Delete one of the two.");
        }
    }

    String text(String field) {
        var value = value(field);
        return value == null ? null : text(field, value);
    }

    List<String> texts(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof SequenceNode list)) {
            throw file.wrongShape("'" + field + "'", value);
        }
        return list.getValue().stream()
                .map(line -> YamlFile.isNull(line) ? "" : text(field, line))
                .toList();
    }

    List<YamlFields> entries(String field, String... known) {
        var value = value(field);
        return value == null ? null : file.entries("'" + field + "'", value, known);
    }

    /** One of an enum's constants, written in lower case. */
    <E extends Enum<E>> E oneOf(Class<E> constants, String field) {
        var written = text(field);
        if (written == null) {
            return null;
        }
        return Arrays.stream(constants.getEnumConstants())
                .filter(constant -> inLowerCase(constant).equals(written))
                .findFirst()
                .orElseThrow(() -> file.refusal(
                        value(field),
                        "'" + written + "' is no '" + field + "'.",
                        "It is one of: "
                                + Arrays.stream(constants.getEnumConstants())
                                        .map(YamlFields::inLowerCase)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static String inLowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Node value(String field) {
        var value = values.get(field);
        return value == null || YamlFile.isNull(value) ? null : value;
    }

    private String text(String field, Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw file.wrongShape("'" + field + "'", value);
    }
}
