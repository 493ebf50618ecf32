package workbook.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What is around each page: the sidebar, the search, the way to the previous and the next page; and what all pages share. */
final class Frame {

    private static final String LUNR = "/META-INF/resources/webjars/lunr/2.3.9/lunr.min.js";

    private final List<Page> pages;
    private final String template;

    Frame(List<Page> pages) {
        this.pages = pages;
        this.template = resource("page.html");
    }

    /** The anchor that a title gives. */
    static String slug(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .strip()
                .replaceAll("[ -]+", "-");
    }

    void write(Path folder) {
        for (int i = 0; i < pages.size(); i++) {
            new Piece(folder.resolve(pages.get(i).file()), framed(i)).write();
        }
        new Piece(folder.resolve("book.css"), resource("book.css")).write();
        new Piece(folder.resolve("book.js"), resource("book.js")).write();
        new Piece(folder.resolve("lunr.min.js"), resource(LUNR)).write();
    }

    private String framed(int number) {
        var page = pages.get(number);
        var document = Jsoup.parse(template);
        document.outputSettings().prettyPrint(false);
        var front = page.name().equals(Pages.FRONT);
        document.title(
                front ? page.title() : page.title() + " · " + pages.get(0).title());
        sidebar(document.selectFirst("#chapters"), page);
        var main = document.selectFirst("main");
        main.prependChild(page.body().clone());
        scrollable(main);
        neighbour(document, "previous", number - 1);
        neighbour(document, "next", number + 1);
        return document.outerHtml();
    }

    private void sidebar(Element list, Page current) {
        for (var page : pages) {
            var item = list.appendElement("li");
            var link = item.appendElement("a")
                    .attr("href", page.file())
                    .text(page.name().equals(Pages.FRONT) ? "Start here" : page.title());
            if (page == current) {
                link.attr("aria-current", "page");
                sections(item, page);
            }
        }
    }

    private static void sections(Element item, Page page) {
        var parts = page.body().select("h2[id]");
        if (parts.isEmpty() || page.name().endsWith("index")) {
            return;
        }
        var list = item.appendElement("ul");
        for (var part : parts) {
            var entry = list.appendElement("li");
            entry.appendElement("a").attr("href", "#" + part.id()).text(part.text());
            var below = part.parent().select("h3[id]");
            if (!below.isEmpty()) {
                var sub = entry.appendElement("ul");
                below.forEach(section -> sub.appendElement("li")
                        .appendElement("a")
                        .attr("href", "#" + section.id())
                        .text(section.text()));
            }
        }
    }

    /** What is wider than a phone scrolls by itself, and a keyboard can reach it. */
    private static void scrollable(Element main) {
        main.select("table.tableblock")
                .forEach(table -> table.wrap("<div class=\"wide\" tabindex=\"0\" role=\"region\"></div>"));
        main.select("svg.drawing")
                .forEach(svg -> svg.wrap("<div class=\"wide\" tabindex=\"0\" role=\"region\"></div>"));
        main.select("pre").attr("tabindex", "0");
        int number = 0;
        for (var wide : main.select(".wide")) {
            number++;
            var title = wide.selectFirst("caption");
            wide.attr("aria-label", (title == null ? "Drawing" : title.text()) + ", " + number);
        }
    }

    private void neighbour(Document document, String which, int number) {
        var link = document.selectFirst("a." + which);
        if (number < 0 || number >= pages.size()) {
            link.remove();
        } else {
            link.attr("href", pages.get(number).file());
            link.selectFirst("span").text(pages.get(number).title());
        }
    }

    private static String resource(String name) {
        try (InputStream stream =
                Frame.class.getResourceAsStream(name.startsWith("/") ? name : "/workbook/book/" + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
