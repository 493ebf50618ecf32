/**
 * The domain of every exercise: users who click through a shop's pages and buy. Events travel as JSON in the tutorial's
 * form, so its Python programs can produce to and consume from the same topics.
 */
package workbook.clickstream;
