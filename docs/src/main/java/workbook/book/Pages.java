package workbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import workbook.source.Workbook;

/**
 * Cuts the one document that Asciidoctor makes of all chapters into a page each, with a frame around it, links between them, a
 * search and an index.
 */
public final class Pages {

    /** The page that everybody sees first. */
    static final String FRONT = "index";

    private final Element content;
    private final List<Page> pages = new ArrayList<>();
    /** Where each anchor of the whole document lies now: {@code 01-stateless.html#filter}. */
    private final Map<String, String> addresses = new HashMap<>();

    private Pages(Element content) {
        this.content = content;
    }

    /**
     * Makes the pages.
     *
     * @param arguments the book's folder, the whole document, the folder for the pages
     */
    public static void main(String[] arguments) {
        var docs = Path.of(arguments[0]);
        var whole = Path.of(arguments[1]);
        var folder = Path.of(arguments[2]);
        BookFault.reportedFrom(() -> {
            var pages = cut(read(whole));
            var glossary = new Glossary(pages);
            glossary.linkTerms();
            var all = new ArrayList<>(pages);
            all.add(glossary.indexPage());
            new SolutionRule(Workbook.around(docs)).check(all);
            new LinkRule(all).check();
            deletePages(folder);
            new Frame(all).write(folder);
            new SearchIndex(all).write(folder);
        });
    }

    /** What an earlier build has left, such as a page of solutions that is not wanted now, must not stay. */
    private static void deletePages(Path folder) {
        try (var old = Files.newDirectoryStream(Files.createDirectories(folder), "*" + Page.EXTENSION)) {
            for (var page : old) {
                Files.delete(page);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private static Element read(Path whole) {
        try {
            var document = Jsoup.parse(Files.readString(whole));
            document.outputSettings().prettyPrint(false);
            return document;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The pages of a whole document, in its order, the front page first. */
    static List<Page> cut(Element document) {
        var pages = new Pages(document.selectFirst("#content"));
        pages.cut(Optional.ofNullable(document.selectFirst("#header h1"))
                .map(Element::text)
                .orElse(""));
        pages.pages.forEach(page -> pages.relink(page));
        return pages.pages;
    }

    private void cut(String title) {
        var front = new Element("article");
        front.appendElement("h1").attr("id", FRONT).text(title);
        var preamble = content.selectFirst("#preamble > .sectionbody");
        if (preamble != null) {
            front.append(preamble.html());
        }
        add(new Page(FRONT, title, front));
        for (var chapter : content.select("> .sect1")) {
            var heading = chapter.selectFirst("h2");
            var page = new Page(heading.id(), heading.text(), new Element("article").html(chapter.html()));
            raiseHeadings(page.body());
            add(page);
        }
    }

    /** A chapter's title is its page's only heading of the first level. */
    private static void raiseHeadings(Element body) {
        for (int level = 2; level <= 6; level++) {
            body.select("h" + level).tagName("h" + (level - 1));
        }
    }

    private void add(Page page) {
        for (var part : page.body().select("h2[id]")) {
            rename(page, part, Frame.slug(part.text()));
        }
        for (var anchored : page.body().select("[id]")) {
            addresses.putIfAbsent(anchored.id(), page.file() + "#" + anchored.id());
        }
        addresses.put(page.name(), page.file());
        pages.add(page);
    }

    /** Each chapter has a part of the same title: on a page of its own it needs no number behind its anchor. */
    private void rename(Page page, Element heading, String id) {
        if (page.body().getElementById(id) == null) {
            addresses.put(heading.id(), page.file() + "#" + id);
            heading.attr("id", id);
        }
    }

    private void relink(Page page) {
        for (var link : page.body().select("a[href^=#]")) {
            var address = addresses.get(link.attr("href").substring(1));
            if (address != null) {
                link.attr(
                        "href",
                        address.startsWith(page.file() + "#")
                                ? address.substring(page.file().length())
                                : address);
            }
        }
    }
}
