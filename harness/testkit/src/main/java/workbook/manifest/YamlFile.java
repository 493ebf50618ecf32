package workbook.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
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
            throw new ManifestException(name, "it cannot be read: " + unreadable.getMessage() + ".", "Check its rights.");
        }
    }

    static <T> T parse(String name, String text, TypeReference<T> type) {
        T value;
        try {
            value = YAML.readValue(text, type);
        } catch (JsonProcessingException malformed) {
            throw new ManifestException(name, line(malformed) + fault(malformed), mend(malformed));
        }
        if (value == null) {
            throw new ManifestException(name, "it is empty.", "Write the entries: see CONTRIBUTING.adoc.");
        }
        return value;
    }

    /** The file as an author would name it: its last three parts, such as {@code lessons/04-windowing/lesson.yaml}. */
    static String nameOf(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        int parts = absolute.getNameCount();
        return absolute.subpath(Math.max(0, parts - 3), parts).toString().replace('\\', '/');
    }

    private static String line(JsonProcessingException malformed) {
        var location = malformed.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ": ";
    }

    private static String fault(JsonProcessingException malformed) {
        if (malformed instanceof UnrecognizedPropertyException unknown) {
            return "unknown field '" + unknown.getPropertyName() + "'.";
        }
        if (malformed instanceof InvalidFormatException wrong) {
            return "'" + wrong.getValue() + "' is no " + field(wrong) + ".";
        }
        if (malformed instanceof JsonMappingException mapping) {
            return "the value of " + field(mapping) + " has the wrong shape.";
        }
        return "this is not valid YAML (" + firstLine(malformed.getOriginalMessage()) + ").";
    }

    private static String mend(JsonProcessingException malformed) {
        if (malformed instanceof UnrecognizedPropertyException unknown) {
            return "The fields are: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (malformed instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return "It is one of: "
                    + Arrays.stream(wrong.getTargetType().getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase())
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (malformed instanceof JsonMappingException) {
            return "Compare it with another lesson's manifest.";
        }
        return "A text with ': ' or '#' in it needs quotes; lists and fields are told apart by their indentation.";
    }

    private static String field(JsonMappingException malformed) {
        return malformed.getPath().stream()
                .map(step -> step.getFieldName() == null ? "entry " + (step.getIndex() + 1) : "'" + step.getFieldName() + "'")
                .reduce((outer, inner) -> inner)
                .orElse("the file");
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no details");
    }
}
