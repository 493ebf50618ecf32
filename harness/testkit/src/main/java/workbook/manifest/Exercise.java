package workbook.manifest;

import java.util.List;

/**
 * One exercise, as its lesson's {@code lesson.yaml} lists it.
 *
 * @param id lesson and number, such as {@code 4.1}; it never changes once published
 * @param title what a learner calls it
 * @param className the simple name of the skeleton's and the solution's class; its tests are in {@code <className>Test}
 * @param engine what its tests run on
 * @param section the title of the chapter's section to read
 * @param task what is to be built, in a sentence or two; shown while the skeleton is untouched
 * @param teaches concepts that this exercise is the first to teach
 * @param requires concepts that an earlier exercise has taught
 * @param hints three, from a nudge that names no API to an outline
 */
public record Exercise(
        String id,
        String title,
        String className,
        Engine engine,
        String section,
        String task,
        List<String> teaches,
        List<String> requires,
        List<String> hints) {

    /** How many hints each exercise has. */
    public static final int HINTS = 3;

    /** The simple name of the class that holds this exercise's tests. */
    public String testClassName() {
        return className + "Test";
    }

    /** Number and title, such as {@code 4.1 Tumbling windows}. */
    public String heading() {
        return id + " " + title;
    }
}
