package workbook.setup;

import workbook.check.SolutionCheck;

/** Proves lesson 04. */
class SetupSolutionTest extends SolutionCheck {}
