package workbook.joins;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.CategorySale;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Product;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;

/**
 * Exercise 5.5: to which category does each sale go? Chapter 5, "Stream and global table".
 *
 * <pre>
 * user-purchases               product-catalogue         category-sales
 *                              book -> reading, 12.5     (nothing: only a purchase is told)
 * null -> user1 book 10.0                                reading, 10.0
 * null -> user1 lamp 30.0                                unknown, 30.0
 *                              lamp -> light, 30.0       (nothing: the sale above stays as it is)
 * null -> user2 lamp 30.0                                light, 30.0
 * </pre>
 */
public final class SalesByCategory {

    /** {@link Product}s by name, with tombstones for those that are no longer sold. */
    public static final String PRODUCT_CATALOGUE = "product-catalogue";
    /** {@link CategorySale}s; nobody reads their keys. */
    public static final String CATEGORY_SALES = "category-sales";

    /** The category of what the catalogue does not know. */
    public static final String UNKNOWN = "unknown";

    private SalesByCategory() {}

    /** Finds the category of each purchase in the catalogue, of which every instance has a whole copy. */
    public static void build(StreamsBuilder builder) {
        var catalogue = builder.globalTable(PRODUCT_CATALOGUE, Consumed.with(Serdes.String(), JsonSerdes.product()));

        builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .leftJoin(catalogue, (key, purchase) -> purchase.product(), SalesByCategory::sale)
                .to(CATEGORY_SALES, Produced.with(Serdes.String(), JsonSerdes.categorySale()));
    }

    /** @param product null if the catalogue does not have it */
    private static CategorySale sale(Purchase purchase, Product product) {
        return new CategorySale(product == null ? UNKNOWN : product.category(), purchase.amount());
    }
}
