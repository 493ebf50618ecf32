/** The chapters' worked examples, a package a lesson. */
package workbook.example;
