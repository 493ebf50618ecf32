package workbook.clickstream;

import java.time.Instant;

/**
 * How much a user cared for a page; what {@code mapped-clicks} holds.
 *
 * <pre>{@code {"user": "user1", "location": "/home", "engagement_score": 50, "processed_at": "2026-01-05T00:00:00+00:00"}}</pre>
 *
 * @param user who
 * @param location the page
 * @param engagementScore ten times the seconds spent
 * @param processedAt the time of the click, so that a replay gives the same answer
 */
public record Engagement(String user, String location, int engagementScore, Instant processedAt) {}
