/** The worked example of chapter 4. */
package workbook.example.windowing;
