package workbook.monitoring;

import workbook.check.SolutionCheck;

/** Proves lesson 07. */
class MonitoringSolutionTest extends SolutionCheck {}
