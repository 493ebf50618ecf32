package workbook.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The glossary's terms, linked from where each chapter's sections first use them, and the index of where everything stands: those
 * terms, and the names of APIs and settings that the chapters write as code.
 */
final class Glossary {

    private static final String NAME = "glossary";
    private static final String INDEX = "book-index";
    private static final String PROSE = "p";
    private static final Pattern NAMED_IN_CODE =
            Pattern.compile("[A-Za-z]\\w+(\\.[a-z]\\w+)*(\\(\\.*\\))?|[A-Z]\\w+[.#][a-z]\\w+");

    private final List<Page> pages;
    private final Page glossary;
    /** Each term in lower case, and its anchor. */
    private final Map<String, String> anchors = new LinkedHashMap<>();
    /** What stands in the index, and the addresses of the sections that speak of it, by their titles. */
    private final Map<String, Map<String, String>> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Glossary(List<Page> pages) {
        this.pages = pages;
        this.glossary = pages.stream()
                .filter(page -> page.name().equals(NAME))
                .findFirst()
                .orElseThrow(() -> new BookFault("The book has no glossary. Include glossary.adoc in index.adoc."));
        for (var term : glossary.body().select("dt")) {
            var anchor = "term-" + Frame.slug(term.text());
            term.attr("id", anchor);
            for (var name : term.text().split(", ")) {
                anchors.put(name.toLowerCase(Locale.ROOT), anchor);
            }
        }
    }

    /** Links each chapter's first use of each term, and notes for the index which sections use it. */
    void linkTerms() {
        var terms = anchors.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (var page : pages) {
            if (!page.name().matches("\\d\\d-.*")) {
                continue;
            }
            var linked = new HashSet<String>();
            for (var section : sections(page)) {
                for (var prose : section.body()) {
                    terms.forEach(term -> look(term, page, section, prose, linked));
                    noteCode(page, section, prose);
                }
            }
        }
    }

    /** A heading, and the prose below it up to the next heading. */
    private record Section(Element heading, List<Element> body) {}

    private static List<Section> sections(Page page) {
        var sections = new ArrayList<Section>();
        for (var element : page.body().select("h1, h2, h3, " + PROSE)) {
            if (element.tagName().matches("h[123]")) {
                sections.add(new Section(element, new ArrayList<>()));
            } else if (!sections.isEmpty() && element.closest(".exercise, details, table.records") == null) {
                sections.get(sections.size() - 1).body().add(element);
            }
        }
        return sections;
    }

    private void look(String term, Page page, Section section, Element prose, Set<String> linked) {
        var anchor = anchors.get(term);
        var pattern = Pattern.compile("\\b" + Pattern.quote(term) + "s?\\b", Pattern.CASE_INSENSITIVE);
        for (var text : textsOf(prose)) {
            var found = pattern.matcher(text.getWholeText());
            if (found.find()) {
                note(term(anchor), page, section.heading());
                if (linked.add(anchor)) {
                    cutOut(text, found.start(), found.end())
                            .wrap("<a class=\"term\" href=\"" + glossary.file() + "#" + anchor + "\"></a>");
                }
                return;
            }
        }
    }

    /** Makes a piece of a text a node of its own. */
    private static TextNode cutOut(TextNode text, int start, int end) {
        int length = end - start;
        var piece = start == 0 ? text : text.splitText(start);
        if (length < piece.getWholeText().length()) {
            piece.splitText(length);
        }
        return piece;
    }

    /** The texts of an element that are not part of code or of another link. */
    private static List<TextNode> textsOf(Element prose) {
        var texts = new ArrayList<TextNode>();
        prose.nodeStream(TextNode.class)
                .filter(text -> isProse(text.parentElement(), prose))
                .forEach(texts::add);
        return texts;
    }

    private static boolean isProse(Element parent, Element prose) {
        return parent.closest("a, code, pre, svg, summary, .title, .belief, .answer") == null
                && parent.closest(PROSE) == prose;
    }

    private String term(String anchor) {
        return glossary.body().getElementById(anchor).text();
    }

    private void noteCode(Page page, Section section, Element prose) {
        for (var code : prose.select("code")) {
            var name = code.text().replaceAll("\\(.*\\)$", "");
            if (NAMED_IN_CODE.matcher(name).matches() && !name.startsWith("user")) {
                note(name, page, section.heading());
            }
        }
    }

    private void note(String entry, Page page, Element heading) {
        var chapter = page.title().replaceAll("\\..*", "");
        var title = heading.tagName().equals("h1") ? page.title() : chapter + ", " + heading.text();
        var address = page.file() + (heading.tagName().equals("h1") ? "" : "#" + heading.id());
        entries.computeIfAbsent(entry, name -> new LinkedHashMap<>()).putIfAbsent(title, address);
    }

    /** The page that lists all of them. */
    Page indexPage() {
        var body = new Element("article");
        body.appendElement("h1").attr("id", INDEX).text("Index");
        Element list = null;
        var letter = "";
        for (var entry : entries.entrySet()) {
            var first = entry.getKey().substring(0, 1).toUpperCase(Locale.ROOT);
            if (!first.equals(letter)) {
                letter = first;
                body.appendElement("h2")
                        .attr("id", "index-" + letter.toLowerCase(Locale.ROOT))
                        .text(letter);
                list = body.appendElement("ul").addClass("index");
            }
            var item = list.appendElement("li");
            item.appendElement(isTerm(entry.getKey()) ? "span" : "code").text(entry.getKey());
            var separator = " ";
            for (var place : entry.getValue().entrySet()) {
                item.appendText(separator);
                item.appendElement("a").attr("href", place.getValue()).text(place.getKey());
                separator = "; ";
            }
        }
        return new Page(INDEX, "Index", body);
    }

    private boolean isTerm(String entry) {
        return anchors.containsKey(entry.split(", ")[0].toLowerCase(Locale.ROOT));
    }
}
