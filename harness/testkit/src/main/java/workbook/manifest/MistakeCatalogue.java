package workbook.manifest;

import java.nio.file.Path;
import java.util.List;

/** The wrong answers of one lesson, as {@code mistakes.yaml} beside its solutions lists them. */
public record MistakeCatalogue(List<Mistake> mistakes) {

    /** The catalogue's file name, in the folder of the lesson's solutions. */
    public static final String FILE = "mistakes.yaml";

    /**
     * Reads a catalogue.
     *
     * @throws ManifestException if the file is missing, is not YAML, or an entry lacks a field or has an unknown one
     */
    public static MistakeCatalogue read(Path file) {
        var yaml = YamlFile.read(file);
        var name = yaml.name();
        var mistakes = yaml.entries("exercise", "mistake", "replace", "with", "caught-by", "says").stream()
                .map(MistakeCatalogue::mistake)
                .toList();
        new RequiredFields(name, "the catalogue").noneEmpty("the catalogue", mistakes);
        for (int i = 0; i < mistakes.size(); i++) {
            requireComplete(name, i + 1, mistakes.get(i));
        }
        return new MistakeCatalogue(mistakes);
    }

    /** The mistakes of one exercise, in the catalogue's order. */
    public List<Mistake> of(String exerciseId) {
        return mistakes.stream()
                .filter(mistake -> mistake.exercise().equals(exerciseId))
                .toList();
    }

    private static Mistake mistake(YamlFields fields) {
        return fields == null
                ? null
                : new Mistake(
                        fields.text("exercise"),
                        fields.text("mistake"),
                        fields.text("replace"),
                        fields.text("with"),
                        fields.text("caught-by"),
                        fields.text("says"));
    }

    private static void requireComplete(String file, int number, Mistake mistake) {
        var entry = "entry " + number;
        var required = new RequiredFields(file, entry);
        required.text("exercise", mistake.exercise());
        required.text("mistake", mistake.mistake());
        required.text("replace", mistake.replace());
        required.present("with", mistake.with());
        required.text("caught-by", mistake.caughtBy());
        required.text("says", mistake.says());
    }
}
