package workbook.joins;

import org.apache.kafka.streams.StreamsBuilder;
import workbook.clickstream.CategorySale;
import workbook.clickstream.Product;

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
        // TODO 5.5
        // - read PRODUCT_CATALOGUE as a global table: keys are Strings, values by JsonSerdes.product()
        // - for each Purchase of Topics.USER_PURCHASES, which comes without a key, find its product in the catalogue,
        //   without repartitioning anything
        // - write the product's category and the amount to CATEGORY_SALES, values by JsonSerdes.categorySale(); a
        //   product that the catalogue does not have is of the category UNKNOWN
    }
}
