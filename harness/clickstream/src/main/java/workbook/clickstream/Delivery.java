package workbook.clickstream;

/**
 * A cart that is on its way, with the user as the key.
 *
 * <pre>{@code {"city": "Bonn", "total": 42.5}}</pre>
 *
 * @param city where to
 * @param total what the cart's content costs
 */
public record Delivery(String city, double total) {}
