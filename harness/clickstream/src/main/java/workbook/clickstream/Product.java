package workbook.clickstream;

/**
 * What the shop knows of a product; a row of the catalogue, with the product's name as the key.
 *
 * <pre>{@code {"category": "reading", "price": 12.5}}</pre>
 *
 * @param category what kind of thing it is
 * @param price what one costs
 */
public record Product(String category, double price) {}
