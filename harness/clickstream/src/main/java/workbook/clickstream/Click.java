package workbook.clickstream;

import java.time.Instant;

/**
 * A user looked at a page.
 *
 * <pre>{@code {"user_id": "user1", "page": "/home", "duration": 5, "timestamp": "2026-01-05T00:00:00+00:00"}}</pre>
 *
 * @param userId who; records arrive without a key, so this is the only place that says so
 * @param page where, such as {@code /home}
 * @param duration for how long, in seconds
 * @param timestamp when
 */
public record Click(String userId, String page, int duration, Instant timestamp) {}
