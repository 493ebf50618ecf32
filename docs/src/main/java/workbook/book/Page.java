package workbook.book;

import org.jsoup.nodes.Element;

/**
 * A page of the book.
 *
 * @param name its file's name, without {@code .html}
 * @param title as its heading has it
 * @param body its content, with the heading
 */
record Page(String name, String title, Element body) {

    static final String EXTENSION = ".html";

    String file() {
        return name + EXTENSION;
    }
}
