/**
 * What proves the workbook: every skeleton is red for the right reason, every solution is green, and every catalogued mistake
 * is caught by the check that is named for it, with the words that name it. Sources are compiled in memory and run in this
 * JVM; a lesson's own tests are the only tests.
 *
 * <p>{@link workbook.check.SolutionCheck} proves one lesson, in its solutions' module.
 */
package workbook.check;
