/** The worked example of chapter 7. */
package workbook.example.monitoring;
