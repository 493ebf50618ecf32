/**
 * The workbook's own sources: where they lie, and what they compile to in memory. The check and the book both begin here.
 */
package workbook.source;
