package workbook.windowing;

import workbook.check.SolutionCheck;

/** Proves lesson 04. */
class WindowingSolutionTest extends SolutionCheck {}
