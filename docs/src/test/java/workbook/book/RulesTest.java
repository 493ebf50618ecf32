package workbook.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.source.Workbook;

/** What the build refuses, on a small workbook of one lesson with one exercise. */
class RulesTest {

    private static final String PARTS =
            ChapterRules.PARTS.stream().map(part -> "== " + part + "\n").collect(Collectors.joining("\n"));
    private static final String CHAPTER =
            "= 1. Sums\n\n" + PARTS.replace("== The idea\n", "== The idea\n\n=== Adding up\n");

    @TempDir
    Path root;

    @BeforeEach
    void aSmallWorkbook() throws IOException {
        write("lessons/01-sums/lesson.yaml", """
                lesson: 01-sums
                title: Sums
                package: sums
                exercises:
                  - id: "1.1"
                    title: Adding up
                    class: Sum
                    engine: driver
                    section: Adding up
                    task: Add up.
                    teaches: [sum]
                    requires: []
                    hints: [One., Two., Three.]
                """);
        write("lessons/01-sums/src/main/java/sums/Sum.java", "class Sum { int of(int a, int b) { return 0; } }");
        write(
                "solutions/01-sums/src/main/java/sums/Sum.java",
                "class Sum {\n int of(int a, int b) {\n return Math.addExact(a, b);\n }\n}");
        write("docs/chapters/01-sums.adoc", CHAPTER);
    }

    @Test
    void a_chapter_with_all_parts_and_a_section_for_each_exercise_is_taken() {
        assertThatCode(this::checkChapters).doesNotThrowAnyException();
    }

    @Test
    void a_part_that_is_missing_is_refused() throws IOException {
        write("docs/chapters/01-sums.adoc", CHAPTER.replace("== Questions\n", ""));

        assertThatThrownBy(this::checkChapters)
                .hasMessageContaining("docs/chapters/01-sums.adoc has the parts")
                .hasMessageContaining("Give it these, in this order");
    }

    @Test
    void parts_in_another_order_are_refused() throws IOException {
        write(
                "docs/chapters/01-sums.adoc",
                CHAPTER.replace("== Questions\n", "").replace("== Exercises\n", "== Questions\n\n== Exercises\n"));

        assertThatThrownBy(this::checkChapters).hasMessageContaining("in this order");
    }

    @Test
    void an_exercise_without_its_section_and_a_section_without_its_exercise_are_refused() throws IOException {
        write("docs/chapters/01-sums.adoc", CHAPTER.replace("=== Adding up", "=== Taking away"));

        assertThatThrownBy(this::checkChapters)
                .hasMessageContaining("has no section 'Adding up'")
                .hasMessageContaining("no exercise has the section 'Taking away'");
    }

    @Test
    void a_skeleton_that_sends_its_readers_to_a_section_that_is_not_there_is_refused() throws IOException {
        write(
                "lessons/01-sums/src/main/java/sums/Sum.java",
                "/**\n * Adds up. Chapter 1, \"Adding\n * up\". Chapter 1, \"Taking away\".\n */\nclass Sum { int of(int a, int b) { return 0; } }");

        assertThatThrownBy(this::checkChapters)
                .hasMessage(
                        "lessons/01-sums/src/main/java/sums/Sum.java sends its readers to chapter 1, \"Taking away\","
                                + " which is not there. Name a section that is.");
    }

    @Test
    void a_lesson_without_a_chapter_is_refused() throws IOException {
        Files.delete(root.resolve("docs/chapters/01-sums.adoc"));

        assertThatThrownBy(this::checkChapters)
                .hasMessage("docs/chapters/01-sums.adoc is missing. Write the chapter of lesson 01-sums.");
    }

    @Test
    void a_line_of_the_solution_is_refused_in_its_chapter_and_welcome_elsewhere() {
        var code = "<p>Do it so: <code>return Math.addExact(a, b)</code></p>";

        assertThatThrownBy(() -> new SolutionRule(workbook()).check(List.of(page("01-sums", code))))
                .hasMessageContaining("docs/chapters/01-sums.adoc shows a line of the solution of 1.1 Adding up")
                .hasMessageContaining("Math.addExact(a, b)");
        assertThatCode(() -> new SolutionRule(workbook()).check(List.of(page("solutions", code))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_name_of_an_api_gives_nothing_away() {
        assertThatCode(() -> new SolutionRule(workbook())
                        .check(List.of(page("01-sums", "<p><code>Math.addExact</code></p>"))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_link_to_nowhere_and_an_anchor_that_stands_twice_are_refused() {
        var page = page("a", "<h2 id='x'>X</h2><h2 id='x'>X</h2><a href='#y'>why</a><a href='b.html'>b</a>");

        assertThatThrownBy(() -> new LinkRule(List.of(page)).check())
                .hasMessageContaining("a.html: the anchor 'x' stands twice")
                .hasMessageContaining("a.html: the link 'why' leads to #y, which is not there")
                .hasMessageContaining("a.html: the link 'b' leads to b.html, which is not there");
    }

    @Test
    void a_picture_from_outside_is_refused_and_a_link_to_the_outside_is_not() {
        var page =
                page("a", "<a href='https://kafka.apache.org/'>Kafka</a><img src='https://kafka.apache.org/logo.png'>");

        assertThatThrownBy(() -> new LinkRule(List.of(page)).check())
                .hasMessageContaining("comes from outside the book")
                .satisfies(refused -> assertThat(refused.getMessage().lines()).hasSize(1));
    }

    @Test
    void a_document_is_cut_into_pages_whose_links_still_lead_to_where_they_did() {
        var pages = Pages.cut(Jsoup.parse("""
                <div id="header"><h1>Book</h1></div>
                <div id="content">
                <div id="preamble"><div class="sectionbody"><p><a href="#two">to two</a></p></div></div>
                <div class="sect1"><h2 id="one">One</h2><div class="sect2"><h3 id="questions">Questions</h3></div></div>
                <div class="sect1"><h2 id="two">Two</h2><div class="sect2"><h3 id="questions-2">Questions</h3>
                <p><a href="#questions">one's</a><a href="#questions-2">mine</a></p></div></div>
                </div>"""));

        assertThat(pages).extracting(Page::file).containsExactly("index.html", "one.html", "two.html");
        assertThat(pages.get(0).body().select("a").attr("href")).isEqualTo("two.html");
        assertThat(pages.get(2).body().select("a").eachAttr("href"))
                .containsExactly("one.html#questions", "#questions");
        assertThat(pages.get(2).body().select("h1").text()).isEqualTo("Two");
        assertThatCode(() -> new LinkRule(pages).check()).doesNotThrowAnyException();
    }

    @Test
    void a_term_is_linked_where_a_section_first_uses_it_and_stands_in_the_index() {
        var glossary =
                page("glossary", "<h1 id='glossary'>Glossary</h1><dl><dt>late record</dt><dd><p>Old.</p></dd></dl>");
        var chapter = page(
                "01-sums",
                "<h1 id='01-sums'>1. Sums</h1><h2 id='x'>Late</h2><p>Late records, and <code>late record</code>s."
                        + " A late record. Call <code>filter</code>.</p>");
        var words = new Glossary(List.of(chapter, glossary));

        words.linkTerms();

        assertThat(chapter.body().select("a.term").eachText()).containsExactly("Late records");
        assertThat(chapter.body().select("a.term").attr("href")).isEqualTo("glossary.html#term-late-record");
        assertThat(words.indexPage().body().select("li").eachText())
                .containsExactly("filter 1, Late", "late record 1, Late");
    }

    private void checkChapters() {
        new ChapterRules(workbook()).check();
    }

    private Workbook workbook() {
        return new Workbook(root);
    }

    private static Page page(String name, String html) {
        return new Page(
                name,
                name.replaceAll("^0(\\d)-.*", "$1. Chapter"),
                Jsoup.parseBodyFragment(html).body());
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
