/**
 * What a check has to say, as data first: the {@link workbook.verdict.Verdict}, and how values and verdicts are written for
 * a learner. Knows nothing of JUnit.
 */
package workbook.verdict;
