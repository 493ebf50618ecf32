package workbook.clickstream;

import java.util.List;

/**
 * What a user bought of late.
 *
 * <pre>{@code {"products": ["book", "pen"]}}</pre>
 *
 * @param products one for each purchase, in the order in which they came; the list cannot be changed
 */
public record RecentPurchases(List<String> products) {

    public RecentPurchases {
        products = List.copyOf(products);
    }
}
