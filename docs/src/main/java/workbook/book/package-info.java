/**
 * Makes the book: {@link workbook.book.Pieces} runs the solutions and the worked examples and writes what the chapters include,
 * Asciidoctor makes one document of the chapters, and {@link workbook.book.Pages} cuts it into pages.
 */
package workbook.book;
