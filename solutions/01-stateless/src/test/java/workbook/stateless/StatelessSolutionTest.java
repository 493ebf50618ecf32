package workbook.stateless;

import workbook.check.SolutionCheck;

/** Proves lesson 04. */
class StatelessSolutionTest extends SolutionCheck {}
