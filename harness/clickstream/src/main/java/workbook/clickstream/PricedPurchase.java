package workbook.clickstream;

/**
 * A purchase beside the price of its product in the catalogue.
 *
 * <pre>{@code {"user_id": "user1", "product": "book", "amount": 10.0, "list_price": 12.5}}</pre>
 *
 * @param userId who bought
 * @param product what
 * @param amount what the user paid, or is to pay
 * @param listPrice what the catalogue says
 */
public record PricedPurchase(String userId, String product, double amount, double listPrice) {}
