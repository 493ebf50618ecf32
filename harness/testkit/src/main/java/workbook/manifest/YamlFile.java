package workbook.manifest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads YAML into records, and says what is wrong with it in the author's terms. */
final class YamlFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private YamlFile() {}

    static <T> T read(Path file, TypeReference<T> type) {
        var name = nameOf(file);
        try {
            return parse(name, Files.readString(file), type);
        } catch (NoSuchFileException missing) {
            throw new ManifestException(name, "there is no such file.", "Create it: see CONTRIBUTING.adoc.");
        } catch (IOException unreadable) {
            throw new ManifestException(
                    name, "it cannot be read: " + unreadable.getMessage() + ".", "Check its rights.");
        }
    }

    static <T> T parse(String name, String text, TypeReference<T> type) {
        try {
            var value = YAML.readValue(text, type);
            if (value == null) {
                throw empty(name);
            }
            return value;
        } catch (JsonMappingException unfit) {
            throw refusal(name, text, unfit);
        } catch (JsonProcessingException malformed) {
            throw notYaml(name, malformed);
        }
    }

    /** The mapper also calls unfit what is empty or no YAML at all. */
    private static ManifestException refusal(String name, String text, JsonMappingException unfit) {
        try {
            var tree = YAML.readTree(text);
            return tree.isMissingNode() || tree.isNull()
                    ? empty(name)
                    : new ManifestException(name, line(unfit, text) + fault(unfit), mend(unfit));
        } catch (JsonProcessingException malformed) {
            return notYaml(name, malformed);
        }
    }

    private static ManifestException empty(String name) {
        return new ManifestException(name, "it is empty.", "Write the entries: see CONTRIBUTING.adoc.");
    }

    private static ManifestException notYaml(String name, JsonProcessingException malformed) {
        return new ManifestException(
                name,
                "line " + malformed.getLocation().getLineNr() + ": this is not valid YAML ("
                        + firstLine(malformed.getOriginalMessage()) + ").",
                "A text with ': ' or '#' in it needs quotes; lists and fields are told apart by their indentation.");
    }

    /** The file as an author would name it: its last three parts, such as {@code lessons/04-windowing/lesson.yaml}. */
    static String nameOf(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        int parts = absolute.getNameCount();
        return absolute.subpath(Math.max(0, parts - 3), parts).toString().replace('\\', '/');
    }

    /** Where the field stands: the mapper itself only knows how far it had read when it gave up. */
    private static String line(JsonMappingException unfit, String text) {
        var field = pointerTo(unfit);
        try (var parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().equals(field)) {
                    return "line " + parser.currentTokenLocation().getLineNr() + ": ";
                }
            }
            return "";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonPointer pointerTo(JsonMappingException unfit) {
        var pointer = JsonPointer.empty();
        for (var step : unfit.getPath()) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    private static String fault(JsonMappingException unfit) {
        if (unfit instanceof UnrecognizedPropertyException unknown) {
            return "unknown field '" + unknown.getPropertyName() + "'.";
        }
        if (unfit instanceof InvalidFormatException wrong) {
            return "'" + wrong.getValue() + "' is no " + field(wrong) + ".";
        }
        return field(unfit) + " has the wrong shape.";
    }

    private static String mend(JsonMappingException unfit) {
        if (unfit instanceof UnrecognizedPropertyException unknown) {
            return "The fields are: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (unfit instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            return "It is one of: "
                    + Arrays.stream(wrong.getTargetType().getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return "Compare it with another lesson's manifest.";
    }

    private static String field(JsonMappingException unfit) {
        return unfit.getPath().stream()
                .map(step -> step.getFieldName() == null
                        ? "entry " + (step.getIndex() + 1)
                        : "'" + step.getFieldName() + "'")
                .reduce((outer, inner) -> inner)
                .orElse("the file");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no details");
    }
}
