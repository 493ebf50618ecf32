package workbook.manifest;

/**
 * A wrong answer that real learners give, as an edit to an exercise's solution, and the check that must catch it.
 *
 * @param exercise the exercise's id
 * @param mistake the misconception, in a learner's words
 * @param replace text that stands exactly once in the solution
 * @param with what a learner who holds the misconception writes instead
 * @param caughtBy the test method that must fail
 * @param says words that its message must hold
 */
public record Mistake(String exercise, String mistake, String replace, String with, String caughtBy, String says) {}
