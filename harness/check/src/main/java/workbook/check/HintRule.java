package workbook.check;

import java.util.ArrayList;
import java.util.List;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.source.LessonFolder;
import workbook.source.SolutionLines;

/** No hint holds a line of the solution. */
record HintRule(LessonFolder folder, Lesson lesson, Exercise exercise) {

    List<Refusal> refusals() {
        var secret = SolutionLines.of(folder.solutionOf(lesson, exercise), folder.skeletonOf(lesson, exercise));
        var refusals = new ArrayList<Refusal>();
        for (int i = 0; i < exercise.hints().size(); i++) {
            int number = i + 1;
            secret.toldBy(exercise.hints().get(i)).ifPresent(line -> refusals.add(refusal(number, line)));
        }
        return refusals;
    }

    private Refusal refusal(int number, String line) {
        return new Refusal(
                folder.workbook().nameOf(folder.manifest()),
                "hint " + number + " of exercise " + exercise.heading() + " holds a line of the solution: " + line
                        + ".",
                "Say it in words.");
    }
}
