package workbook.clickstream;

import java.util.List;

/**
 * A click beside what its user had bought by then; with the user as the key.
 *
 * <pre>{@code {"page": "/home", "products": ["book", "pen"]}}</pre>
 *
 * @param page where the click was
 * @param products what the user's latest purchases were, the eldest first; the list cannot be changed
 */
public record ClickWithPurchases(String page, List<String> products) {

    public ClickWithPurchases {
        products = List.copyOf(products);
    }
}
