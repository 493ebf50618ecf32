package workbook.joins;

import workbook.check.SolutionCheck;

/** Proves lesson 05. */
class JoinsSolutionTest extends SolutionCheck {}
