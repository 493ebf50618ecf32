package workbook.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import workbook.manifest.Lesson;
import workbook.source.Workbook;

/**
 * The book as a reader has it: opened from the file system in a real browser. Skipped, with a sentence, where there is none. With
 * {@code -Dbook.pictures=true} it leaves a picture of each page in {@code target/pictures}, wide and narrow, light and dark.
 */
class BookInBrowserTest {

    private static final Path BOOK = Path.of("target", "book").toAbsolutePath();
    private static final Path PICTURES = Path.of("target", "pictures").toAbsolutePath();
    private static final int WIDE = 1400;
    private static final int NARROW = 390;
    private static final List<Long> WIDTHS = List.of(1400L, 768L, 390L);
    private static final String SOLUTIONS = "solutions.html";
    /** Only what is wrong is of interest, and style sheets are not to be fetched once more. */
    private static final String CHECKED = "{\"resultTypes\": [\"violations\"], \"preload\": false}";

    private static final Map<String, Visit> VISITS = new HashMap<>();

    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        if (!Browser.isInstalled()) {
            System.out.println(
                    "Skipped: the book in a browser, for there is no Chromium with its driver on this machine.");
        }
        Assumptions.assumeTrue(Browser.isInstalled());
        browser = Browser.on(BOOK);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void wideAndLight() {
        browser.size(WIDE, 1000);
        browser.dark(false);
    }

    static Stream<String> pages() throws IOException {
        try (var files = Files.list(BOOK)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<Lesson> lessons() {
        return Workbook.around(Path.of("")).lessons().stream().map(folder -> Lesson.read(folder.manifest()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_opens_without_errors_and_asks_for_nothing_outside(String page) {
        var visit = visit(page);

        assertThat(visit.console()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_inside_the_book_leads_to_something(String page) {
        var links = visit(page).links();

        assertThat(links).isNotEmpty();
        assertThat(links).allMatch(BookInBrowserTest::resolves);
    }

    private static boolean resolves(String link) {
        var parts = link.substring(link.lastIndexOf('/') + 1).split("#", 2);
        var file = BOOK.resolve(parts[0]);
        try {
            return Files.exists(file)
                    && (parts.length == 1 || Files.readString(file).contains("id=\"" + parts[1] + "\""));
        } catch (IOException unreadable) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_page_scrolls_sideways_on_a_phone_or_on_a_desk(String page) {
        assertThat(visit(page).widths())
                .hasSize(WIDTHS.size())
                .allSatisfy((screen, content) -> assertThat(content).isLessThanOrEqualTo(screen));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void an_accessibility_checker_finds_nothing_serious(String page) {
        assertThat(visit(page).violations()).isEmpty();
    }

    /**
     * What was seen of a page that was opened once, wide and light, and then made narrower, and dark.
     *
     * @param console errors and warnings
     * @param outsideRequests addresses that it asked for outside of the book
     * @param links its links inside the book
     * @param widths the width of its content at each width of the screen, in pixels
     * @param violations what the accessibility checker calls serious or critical
     */
    private record Visit(
            List<String> console,
            List<String> outsideRequests,
            List<String> links,
            Map<Long, Long> widths,
            List<String> violations) {}

    private static Visit visit(String page) {
        return VISITS.computeIfAbsent(page, BookInBrowserTest::newVisit);
    }

    private static Visit newVisit(String page) {
        browser.console();
        browser.outsideRequests();
        browser.open(page);
        var console = browser.console();
        var outsideRequests = browser.outsideRequests();
        List<String> links = browser.value("[...new Set([...document.querySelectorAll('a[href]')].map(a => a.href))]"
                + ".filter(href => href.startsWith('file:'))");
        var violations = new ArrayList<>(violations(page, "wide and light"));
        var widths = new TreeMap<Long, Long>();
        for (long width : WIDTHS) {
            browser.size((int) width, 900);
            widths.put(width, browser.value("document.documentElement.scrollWidth"));
        }
        browser.dark(true);
        violations.addAll(violations(page, "narrow and dark"));
        return new Visit(console, outsideRequests, links, widths, violations);
    }

    private static List<String> violations(String page, String how) {
        var axe = new AxeBuilder();
        axe.setOptions(CHECKED);
        if (page.equals(SOLUTIONS)) {
            // The colours of code are looked at on all other pages, and there is a great deal of it here.
            axe.exclude("pre code");
        }
        return axe.analyze(browser.driver()).getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> how + ", " + inWords(rule))
                .toList();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_search_finds_what_a_chapter_is_about(Lesson lesson) {
        browser.open("index.html");
        var field = browser.driver().findElement(By.id("query"));
        var title = lesson.exercises().get(0).section();

        field.sendKeys(title);

        var found = browser.driver().findElements(By.cssSelector("#found a")).stream()
                .map(link -> link.getDomProperty("href"))
                .toList();
        assertThat(found)
                .as("what the search finds for '" + title + "'")
                .anySatisfy(address -> assertThat(address).contains(lesson.folder() + ".html"));
    }

    @Test
    void a_search_with_a_slip_of_the_pen_finds_it_all_the_same_and_enter_leads_there() {
        browser.open("index.html");
        browser.driver().findElement(By.id("query")).sendKeys("tumblng windows", Keys.ENTER);

        assertThat(browser.driver().getCurrentUrl()).contains("04-windowing.html");
    }

    @Test
    void a_search_that_finds_nothing_says_so() {
        browser.open("index.html");
        browser.driver().findElement(By.id("query")).sendKeys("zyxwvutsrq");

        assertThat(browser.driver().findElement(By.id("found")).getText()).contains("Nothing is found for");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void hints_open_one_behind_the_other(Lesson lesson) {
        browser.open(lesson.folder() + ".html");
        var exercise = lesson.exercises().get(0);
        var anchor = ExercisePieces.anchorOf(exercise);
        var hints = browser.driver().findElements(By.xpath("//*[@id='" + anchor + "']/parent::*//details/summary"));

        assertThat(hints).hasSize(3);
        for (int i = 0; i < hints.size(); i++) {
            assertThat(hints.get(i).isDisplayed()).isTrue();
            assertThat(hints.stream().skip(i + 1).anyMatch(hint -> hint.isDisplayed()))
                    .isFalse();
            browser.driver().executeScript("arguments[0].scrollIntoView({block: 'center'})", hints.get(i));
            hints.get(i).click();
        }
    }

    @Test
    void the_sidebar_marks_the_page_and_the_section_in_view() {
        browser.open("04-windowing.html#grace");
        browser.driver().executeScript("document.getElementById('grace').scrollIntoView()");
        browser.driver().executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");

        List<String> marked = browser.value(
                "[...document.querySelectorAll('#sidebar [aria-current]')].map(link => link.textContent)");

        assertThat(marked).containsExactly("4. Windowing", "Grace");
    }

    @Test
    void the_contents_open_on_a_phone() {
        browser.size(NARROW, 800);
        browser.open("01-stateless.html");
        var sidebar = browser.driver().findElement(By.id("sidebar"));

        assertThat(sidebar.isDisplayed()).isFalse();
        browser.driver().findElement(By.cssSelector(".menu")).click();
        assertThat(sidebar.isDisplayed()).isTrue();
    }

    @Test
    void code_can_be_copied() {
        browser.open("setting-up.html");
        var button = browser.driver().findElement(By.cssSelector("main .copy"));
        button.click();

        assertThat(button.getText()).isIn("Copy", "Copied", "Selected");
        browser.driver()
                .executeAsyncScript(
                        "const done = arguments[1]; const button = arguments[0]; const look = () =>"
                                + " button.textContent === 'Copy' ? requestAnimationFrame(look) : done(); look();",
                        button);
        assertThat(button.getText()).isIn("Copied", "Selected");
    }

    @Test
    void light_and_dark_follow_the_reader() {
        browser.open("index.html");
        String light = browser.value("getComputedStyle(document.body).backgroundColor");
        browser.dark(true);
        String dark = browser.value("getComputedStyle(document.body).backgroundColor");

        assertThat(light).isEqualTo("rgb(255, 255, 255)");
        assertThat(dark).isNotEqualTo(light);
    }

    @ParameterizedTest
    @MethodSource("pages")
    @EnabledIfSystemProperty(named = "book.pictures", matches = "true")
    void pictures_are_taken_on_request(String page) {
        for (boolean dark : new boolean[] {false, true}) {
            for (int width : new int[] {NARROW, WIDE}) {
                browser.dark(dark);
                browser.size(width, 900);
                browser.open(page);
                var name = page.replace(".html", "") + "-" + width + (dark ? "-dark" : "-light") + ".png";
                browser.picture(PICTURES.resolve(name), width);
                assertThat(PICTURES.resolve(name)).isNotEmptyFile();
            }
        }
    }
}
