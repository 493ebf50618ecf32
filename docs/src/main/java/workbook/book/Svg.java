package workbook.book;

import java.util.Locale;

/**
 * A drawing under construction. It names roles, such as {@code node} or {@code arrow}; the page's style sheet gives them colours
 * for light and dark, and the drawing's own attributes serve where there is no style sheet, as in print.
 */
final class Svg {

    static final double CHARACTER = 7.3;
    static final double LINE = 17;

    private final StringBuilder body = new StringBuilder();

    /** What a shape or a text is, and how it looks without a style sheet. */
    enum Role {
        NODE("fill=\"#ffffff\" stroke=\"#3b5b7a\""),
        TOPIC("fill=\"#e7f0f8\" stroke=\"#3b5b7a\""),
        STORE("fill=\"#fdf3dc\" stroke=\"#8a6d1d\""),
        GROUP("fill=\"none\" stroke=\"#8a94a0\" stroke-dasharray=\"4 4\""),
        ARROW("fill=\"none\" stroke=\"#3b5b7a\" stroke-width=\"1.4\""),
        TIP("fill=\"#3b5b7a\""),
        AXIS("stroke=\"#8a94a0\""),
        WINDOW("fill=\"#dbe9f5\" stroke=\"#3b5b7a\""),
        TAKEN_BACK("fill=\"none\" stroke=\"#8a94a0\" stroke-dasharray=\"4 3\""),
        RECORD("fill=\"#c2410c\""),
        RESULT("fill=\"#3b5b7a\""),
        TEXT("fill=\"#1c2733\""),
        FAINT("fill=\"#4c5a68\"");

        private final String attributes;

        Role(String attributes) {
            this.attributes = attributes;
        }

        private String markup() {
            return "class=\"" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "\" " + attributes;
        }
    }

    static double widthOf(String text) {
        return text.length() * CHARACTER;
    }

    void box(Role role, double x, double y, double width, double height, double radius) {
        add(
                "<rect %s x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"/>",
                role.markup(), x, y, width, height, radius);
    }

    void line(Role role, double x1, double y1, double x2, double y2) {
        add("<line %s x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", role.markup(), x1, y1, x2, y2);
    }

    void dot(Role role, double x, double y, double radius) {
        add("<circle %s cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", role.markup(), x, y, radius);
    }

    /** Lines from point to point, given as SVG's path data. */
    void path(Role role, String data) {
        add("<path %s d=\"%s\"/>", role.markup(), data);
    }

    /** A text on one line; {@code anchor} is start, middle or end. */
    void text(Role role, double x, double y, String anchor, String text) {
        add(
                "<text %s x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-family=\"monospace\" font-size=\"12\">%s</text>",
                role.markup(), x, y, anchor, escaped(text));
    }

    /**
     * The whole drawing.
     *
     * @param title what it shows, in a few words
     * @param description the same in full, for those who do not see it
     */
    String drawn(double width, double height, String title, String description) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="img" aria-label="%s" viewBox="0 0 %2$.0f %3$.0f" width="%2$.0f" height="%3$.0f">
                %4$s</svg>
                """.formatted(escaped(title + ". " + description).replace("\"", "&quot;"), width, height, body);
    }

    private void add(String format, Object... arguments) {
        body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
