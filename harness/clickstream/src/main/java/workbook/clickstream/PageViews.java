package workbook.clickstream;

import java.util.List;

/**
 * The latest views of a page; what {@code views-per-page} holds.
 *
 * <pre>{@code
 * {"page": "/home", "latest": [{"user_id": "user1", "page": "/home", "duration": 5, "timestamp": "2026-01-05T00:00:00+00:00"}]}
 * }</pre>
 *
 * @param page the page
 * @param latest clicks on it, in the order in which they came; cannot be changed
 */
public record PageViews(String page, List<Click> latest) {

    public PageViews {
        latest = List.copyOf(latest);
    }
}
