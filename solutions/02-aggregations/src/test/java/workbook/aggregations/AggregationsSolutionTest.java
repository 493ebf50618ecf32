package workbook.aggregations;

import workbook.check.SolutionCheck;

/** Proves lesson 02. */
class AggregationsSolutionTest extends SolutionCheck {}
