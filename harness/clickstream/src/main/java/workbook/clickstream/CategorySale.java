package workbook.clickstream;

/**
 * A purchase as the bookkeeper sees it.
 *
 * <pre>{@code {"category": "reading", "amount": 12.5}}</pre>
 *
 * @param category the category that the catalogue had for the product
 * @param amount what was paid
 */
public record CategorySale(String category, double amount) {}
