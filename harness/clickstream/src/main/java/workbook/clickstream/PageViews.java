package workbook.clickstream;

import java.util.List;

/**
 * The latest views of a page; what {@code views-per-page} holds, with the page as the key.
 *
 * <pre>{@code
 * {"latest": [{"user_id": "user1", "page": "/home", "duration": 5, "timestamp": "2026-01-05T00:00:00+00:00"}]}
 * }</pre>
 *
 * @param latest clicks on the page, in the order in which they came; the list cannot be changed
 */
public record PageViews(List<Click> latest) {

    public PageViews {
        latest = List.copyOf(latest);
    }
}
