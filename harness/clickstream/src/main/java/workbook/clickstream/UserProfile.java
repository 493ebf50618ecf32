package workbook.clickstream;

/**
 * What a user told the shop; a row of {@code user-profiles}, with the user as the key.
 *
 * <pre>{@code {"name": "Ada", "city": "Bonn", "points": 10}}</pre>
 *
 * @param name what to call the user
 * @param city where the user lives; empty if the user does not say
 * @param points how many bonus points the user has
 */
public record UserProfile(String name, String city, long points) {}
