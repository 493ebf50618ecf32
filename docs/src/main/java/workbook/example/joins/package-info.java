/** The worked example of chapter 5. */
package workbook.example.joins;
