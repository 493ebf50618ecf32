package workbook.application;

import workbook.check.SolutionCheck;

/** Proves lesson 06. */
class ApplicationSolutionTest extends SolutionCheck {}
