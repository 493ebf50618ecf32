package workbook.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.Workbook;

/** What must hold between lessons: ids are unique, concepts are taught once and before they are required. */
final class WorkbookRules {

    private final Workbook workbook;
    private final List<LessonCheck> checks;
    private final List<Refusal> refusals = new ArrayList<>();

    /** @param checks every lesson, in teaching order; those whose manifest cannot be read are passed over */
    WorkbookRules(Workbook workbook, List<LessonCheck> checks) {
        this.workbook = workbook;
        this.checks = checks;
    }

    /** An exercise and the manifest that lists it. */
    private record Listed(Exercise exercise, Path manifest) {

        private String heading() {
            return "exercise " + exercise.heading();
        }
    }

    List<Refusal> refusals() {
        requireModules(workbook.lessonsFolder());
        requireModules(workbook.solutionsFolder());
        var listed = listed();
        requireOwnIds(listed);
        requireConceptsInOrder(listed);
        return List.copyOf(refusals);
    }

    private void requireModules(Path parent) {
        var pom = parent.resolve("pom.xml");
        var modules = text(pom);
        for (var check : checks) {
            var module = "<module>" + check.folder().name() + "</module>";
            if (!modules.contains(module)) {
                refuse(pom, "it does not list the module " + check.folder().name() + ".", "Add " + module + ".");
            }
        }
    }

    private List<Listed> listed() {
        var listed = new ArrayList<Listed>();
        for (var check : checks) {
            for (var exercise : check.lesson().map(Lesson::exercises).orElse(List.of())) {
                listed.add(new Listed(exercise, check.folder().manifest()));
            }
        }
        return listed;
    }

    private void requireOwnIds(List<Listed> listed) {
        var firstById = new HashMap<String, Listed>();
        for (var exercise : listed) {
            var first = firstById.putIfAbsent(exercise.exercise().id(), exercise);
            if (first != null) {
                refuse(
                        exercise.manifest(),
                        "the id " + exercise.exercise().id() + " is taken: " + workbook.nameOf(first.manifest())
                                + " has it too.",
                        "Give this lesson, and its exercises, another number.");
            }
        }
    }

    private void requireConceptsInOrder(List<Listed> listed) {
        var teachers = teachers(listed);
        for (int i = 0; i < listed.size(); i++) {
            for (var concept : listed.get(i).exercise().requires()) {
                requireTaughtBefore(listed, i, concept, teachers.get(concept));
            }
        }
    }

    /** Which exercise teaches a concept: the first that says so; a second one is refused. */
    private Map<String, Listed> teachers(List<Listed> listed) {
        var teachers = new HashMap<String, Listed>();
        for (var exercise : listed) {
            for (var concept : exercise.exercise().teaches()) {
                var first = teachers.putIfAbsent(concept, exercise);
                if (first != null) {
                    refuse(
                            exercise.manifest(),
                            exercise.heading() + " teaches '" + concept + "', which " + first.heading()
                                    + " has taught already.",
                            "List it under 'requires' here.");
                }
            }
        }
        return teachers;
    }

    private void requireTaughtBefore(List<Listed> listed, int learner, String concept, Listed teacher) {
        var exercise = listed.get(learner);
        if (teacher == null) {
            refuse(
                    exercise.manifest(),
                    exercise.heading() + " requires '" + concept + "', which no exercise teaches.",
                    "Let an earlier one teach it, or write the name under which one does.");
        } else if (listed.indexOf(teacher) >= learner) {
            refuse(
                    exercise.manifest(),
                    exercise.heading() + " requires '" + concept + "', which is not taught before " + teacher.heading()
                            + ".",
                    "Teach it earlier, or do without it here.");
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void refuse(Path file, String fault, String mend) {
        refusals.add(new Refusal(workbook.nameOf(file), fault, mend));
    }
}
