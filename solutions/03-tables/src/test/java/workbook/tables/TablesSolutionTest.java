package workbook.tables;

import workbook.check.SolutionCheck;

/** Proves lesson 03. */
class TablesSolutionTest extends SolutionCheck {}
