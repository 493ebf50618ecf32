package workbook.clickstream;

/**
 * What a click led to; with the user as the key.
 *
 * <pre>{@code {"page": "/cart", "spent": 12.5}}</pre>
 *
 * @param page where the click was
 * @param spent the amount of the purchase that followed; 0.0 if none did
 */
public record ClickOutcome(String page, double spent) {}
