package workbook.clickstream;

/**
 * What the users of a city have together, with the city as the key.
 *
 * <pre>{@code {"users": 2, "points": 30}}</pre>
 *
 * @param users how many live there
 * @param points their bonus points together
 */
public record CityTotals(long users, long points) {}
