/**
 * What a lesson says of itself: {@code lesson.yaml} and {@code mistakes.yaml}, read here and nowhere else.
 */
package workbook.manifest;
