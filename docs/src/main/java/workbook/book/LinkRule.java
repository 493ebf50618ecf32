package workbook.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** Every link inside the book leads to a page and an anchor that are there, and no page asks for anything outside of it. */
final class LinkRule {

    private final List<Page> pages;
    private final Map<String, Page> byFile;

    LinkRule(List<Page> pages) {
        this.pages = pages;
        this.byFile = pages.stream().collect(Collectors.toMap(Page::file, Function.identity()));
    }

    /** @throws BookFault if a link is broken, an anchor stands twice, or something is loaded from outside */
    void check() {
        var faults = new ArrayList<String>();
        for (var page : pages) {
            twice(page).forEach(id -> faults.add(page.file() + ": the anchor '" + id + "' stands twice. Rename one."));
            page.body().select("a[href]").stream()
                    .filter(link -> isInside(link) && !leadsSomewhere(page, link))
                    .forEach(link -> faults.add(page.file() + ": the link '" + link.text() + "' leads to "
                            + link.attr("href") + ", which is not there. Mend the reference in its chapter."));
            page.body().select("[src], link[href], use[href]").stream()
                    .filter(loaded -> (loaded.attr("src") + loaded.attr("href")).contains("//"))
                    .forEach(loaded -> faults.add(
                            page.file() + ": " + loaded.outerHtml() + " comes from outside the book. Bring it along."));
        }
        if (!faults.isEmpty()) {
            throw new BookFault(faults);
        }
    }

    private static boolean isInside(Element link) {
        return !link.attr("href").matches("[a-z]+:.*");
    }

    private boolean leadsSomewhere(Page page, Element link) {
        var parts = link.attr("href").split("#", 2);
        var target = parts[0].isEmpty() ? page : byFile.get(parts[0]);
        return target != null && (parts.length == 1 || target.body().getElementById(parts[1]) != null);
    }

    private static Set<String> twice(Page page) {
        var seen = new HashSet<String>();
        return page.body().select("[id]").stream()
                .map(Element::id)
                .filter(id -> !seen.add(id))
                .collect(Collectors.toSet());
    }
}
