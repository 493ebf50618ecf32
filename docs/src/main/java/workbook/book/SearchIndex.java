package workbook.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * What the search in the reader's browser knows: each section's title and text. It is a script rather than data, since a page
 * that is opened from the file system may load nothing else.
 */
final class SearchIndex {

    private static final String NAME = "search-sections.js";

    private final List<Page> pages;

    /**
     * A part of a page that a search finds.
     *
     * @param address the page and the anchor
     * @param title the section's title
     * @param page the page's title
     * @param text all of its words
     */
    private record Section(String address, String title, String page, String text) {}

    SearchIndex(List<Page> pages) {
        this.pages = pages;
    }

    void write(Path folder) {
        var sections = pages.stream().flatMap(page -> sections(page).stream()).toList();
        try {
            new Piece(
                            folder.resolve(NAME),
                            "window.bookSections = " + new ObjectMapper().writeValueAsString(sections) + ";\n")
                    .write();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Section> sections(Page page) {
        var sections = new ArrayList<Section>();
        var words = new StringBuilder();
        Element heading = null;
        for (var element : page.body().select("h1, h2, h3, p, li, td, th, dt, dd, pre, summary")) {
            if (element.tagName().matches("h[123]")) {
                add(sections, page, heading, words);
                heading = element;
                words.setLength(0);
            } else if (element.select("> p, > ul, > .paragraph, > .ulist").isEmpty()) {
                words.append(element.text()).append(' ');
            }
        }
        add(sections, page, heading, words);
        return sections;
    }

    private static void add(List<Section> sections, Page page, Element heading, StringBuilder words) {
        if (heading != null) {
            var anchor = heading.tagName().equals("h1") ? "" : "#" + heading.id();
            sections.add(new Section(
                    page.file() + anchor,
                    heading.text(),
                    page.title(),
                    words.toString().strip()));
        }
    }
}
