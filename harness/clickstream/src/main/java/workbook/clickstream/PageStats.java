package workbook.clickstream;

/**
 * What is known of a page; what {@code page-stats} holds.
 *
 * <pre>{@code {"page": "/home", "total_views": 2, "total_duration": 7, "avg_duration": 3.5}}</pre>
 *
 * @param page the page
 * @param totalViews how many clicks it had
 * @param totalDuration their durations together, in seconds
 * @param avgDuration the mean duration of a click, in seconds
 */
public record PageStats(String page, long totalViews, long totalDuration, double avgDuration) {}
