package workbook.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.regex.Pattern;

/** Reads and validates {@code lesson.yaml}. */
final class LessonReader {

    private static final Pattern FOLDER = Pattern.compile("\\d\\d-[a-z-]+");

    /** Every check asks for its lesson; a lesson's class path holds one. */
    private static final Map<ClassLoader, Optional<Lesson>> READ = Collections.synchronizedMap(new WeakHashMap<>());

    private LessonReader() {}

    static Lesson read(Path file) {
        return lesson(YamlFile.read(file));
    }

    static Optional<Lesson> readFromClassPath(Class<?> exerciseOrTest) {
        return READ.computeIfAbsent(exerciseOrTest.getClassLoader(), LessonReader::readFrom);
    }

    private static Optional<Lesson> readFrom(ClassLoader loader) {
        try (var manifest = loader.getResourceAsStream(Lesson.FILE)) {
            if (manifest == null) {
                return Optional.empty();
            }
            var text = new String(manifest.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(lesson(YamlFile.parse(Lesson.FILE, text)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Lesson lesson(YamlFile file) {
        var fields = file.fields("lesson", "title", "package", "exercises");
        var exercises = fields.entries(
                "exercises", "id", "title", "class", "engine", "section", "task", "teaches", "requires", "hints");
        return validated(
                file.name(),
                new Lesson(
                        fields.text("lesson"),
                        fields.text("title"),
                        fields.text("package"),
                        exercises == null
                                ? null
                                : exercises.stream().map(LessonReader::exercise).toList()));
    }

    private static Exercise exercise(YamlFields fields) {
        return fields == null
                ? null
                : new Exercise(
                        fields.text("id"),
                        fields.text("title"),
                        fields.text("class"),
                        fields.oneOf(Engine.class, "engine"),
                        fields.text("section"),
                        fields.text("task"),
                        fields.texts("teaches"),
                        fields.texts("requires"),
                        fields.texts("hints"));
    }

    private static Lesson validated(String file, Lesson lesson) {
        var required = new RequiredFields(file, "the lesson");
        required.text("lesson", lesson.folder());
        required.text("title", lesson.title());
        required.text("package", lesson.packageName());
        required.present("exercises", lesson.exercises());
        if (!FOLDER.matcher(lesson.folder()).matches()) {
            throw new ManifestException(
                    file,
                    "lesson '" + lesson.folder() + "' is not a lesson folder's name.",
                    "Write two digits, a dash and the name, as in 04-windowing.");
        }
        var ids = new HashSet<String>();
        required.noneEmpty("exercises", lesson.exercises());
        for (var exercise : lesson.exercises()) {
            requireComplete(file, exercise);
            requireNumberedIn(file, lesson, exercise);
            if (!ids.add(exercise.id())) {
                throw new ManifestException(
                        file,
                        "exercise " + exercise.id() + " is listed twice.",
                        "Give the later one a number of its own; a published id never changes.");
            }
        }
        return lesson;
    }

    private static void requireComplete(String file, Exercise exercise) {
        new RequiredFields(file, "an exercise").text("id", exercise.id());
        var required = new RequiredFields(file, "exercise " + exercise.id());
        required.text("title", exercise.title());
        required.text("class", exercise.className());
        required.present("engine", exercise.engine());
        required.text("section", exercise.section());
        required.text("task", exercise.task());
        required.list("teaches", exercise.teaches());
        required.list("requires", exercise.requires());
        required.list("hints", exercise.hints());
        if (exercise.hints().size() != Exercise.HINTS) {
            throw new ManifestException(
                    file,
                    "exercise " + exercise.id() + " has " + exercise.hints().size() + " hints.",
                    "Write three: a nudge that names no API; the API and the chapter's section; an outline.");
        }
    }

    private static void requireNumberedIn(String file, Lesson lesson, Exercise exercise) {
        if (!exercise.id().matches(lesson.number() + "\\.\\d+")) {
            throw new ManifestException(
                    file,
                    "exercise id '" + exercise.id() + "' is not one of lesson " + lesson.number() + ".",
                    "Write it as " + lesson.number() + ".1, in quotes.");
        }
    }
}
