package workbook.clickstream;

/**
 * What a user did so far; what {@code user-activity} holds.
 *
 * <pre>{@code {"clicks": 2, "seconds": 8, "purchases": 1, "spent": 12.5}}</pre>
 *
 * @param clicks how many
 * @param seconds the clicks' durations together
 * @param purchases how many
 * @param spent the purchases' amounts together
 */
public record UserActivity(long clicks, long seconds, long purchases, double spent) {}
