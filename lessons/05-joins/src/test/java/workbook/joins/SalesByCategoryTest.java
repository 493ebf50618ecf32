package workbook.joins;

import static workbook.clickstream.Topics.USER_PURCHASES;
import static workbook.joins.SalesByCategory.CATEGORY_SALES;
import static workbook.joins.SalesByCategory.PRODUCT_CATALOGUE;
import static workbook.joins.SalesByCategory.UNKNOWN;
import static workbook.joins.ShopEvents.purchase;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.CategorySale;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Product;
import workbook.clickstream.Purchase;
import workbook.engine.TopologyTopics;
import workbook.testkit.TopologyExercise;

class SalesByCategoryTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(SalesByCategory::build)
            .mistake(
                    NullPointerException.class::isInstance,
                    "a product that the catalogue does not have threw a NullPointerException: what a left join does not"
                            + " find is null.");

    @Test
    void nothing_is_repartitioned() {
        exercise.check(List.copyOf(TopologyTopics.of(exercise.description()).internal()))
                .mistake(
                        got -> !got.isEmpty(),
                        "the purchases are repartitioned by product, and every one of them is written and read once more.")
                .because(
                        "Every instance has the whole of a global table, so a purchase finds its product wherever it is.")
                .isEmpty();
    }

    @Test
    void a_sale_goes_to_the_category_of_its_product() {
        var catalogue = catalogue();
        var purchases = purchases();
        var sales = sales();

        catalogue.pipeInput("book", new Product("reading", 12.5));
        catalogue.pipeInput("user1", new Product("a user, not a product", 0.0));
        purchases.pipeInput(purchase("user1", "book", 10.0));

        exercise.check(sales.readValuesToList())
                .mistake(
                        got -> got.equals(List.of(new CategorySale("a user, not a product", 10.0))),
                        "the catalogue was asked for the user.")
                .mistake(
                        got -> got.equals(List.of(new CategorySale(UNKNOWN, 10.0))),
                        "the catalogue has the product, and was asked for something else: not by the record's key, which"
                                + " is null, is a purchase's product found.")
                .mistake(
                        List::isEmpty,
                        "the sale is missing: the catalogue was asked for something that it does not have, and an inner"
                                + " join is silent then.")
                .because("A join with a global table has a function that says, for each record, which key to look up.")
                .is(new CategorySale("reading", 10.0));
    }

    @Test
    void what_the_catalogue_does_not_have_is_unknown() {
        var catalogue = catalogue();
        var purchases = purchases();
        var sales = sales();

        catalogue.pipeInput("book", new Product("reading", 12.5));
        purchases.pipeInput(purchase("user1", "lamp", 30.0));

        exercise.check(sales.readValuesToList())
                .mistake(
                        List::isEmpty,
                        "the sale is missing: an inner join leaves out what the catalogue does not have.")
                .because("Money was paid, so the sale has to be told, whatever the catalogue knows.")
                .is(new CategorySale(UNKNOWN, 30.0));
    }

    @Test
    void a_change_of_the_catalogue_tells_nothing() {
        var catalogue = catalogue();
        var purchases = purchases();
        var sales = sales();

        purchases.pipeInput(purchase("user1", "lamp", 30.0));
        catalogue.pipeInput("lamp", new Product("light", 30.0));
        purchases.pipeInput(purchase("user2", "lamp", 31.0));
        catalogue.pipeInput("lamp", new Product("furniture", 30.0));
        purchases.pipeInput(purchase("user2", "lamp", 32.0));

        exercise.check(sales.readValuesToList())
                .mistake(
                        got -> got.size() > 3,
                        "a change of the catalogue told a sale again: only a purchase tells anything.")
                .because(
                        "A global table is looked up when a purchase comes. What it learns later changes no earlier sale.")
                .is(
                        new CategorySale(UNKNOWN, 30.0),
                        new CategorySale("light", 31.0),
                        new CategorySale("furniture", 32.0));
    }

    @Test
    void what_was_taken_out_of_the_catalogue_is_unknown_again() {
        var catalogue = catalogue();
        var purchases = purchases();
        var sales = sales();

        catalogue.pipeInput("lamp", new Product("light", 30.0));
        catalogue.pipeInput("lamp", (Product) null);
        purchases.pipeInput(purchase("user1", "lamp", 30.0));

        exercise.check(sales.readValuesToList())
                .mistake(
                        got -> got.equals(List.of(new CategorySale("light", 30.0))),
                        "the catalogue still has a product that a tombstone took out.")
                .because("A record with a null value deletes the row of its key.")
                .is(new CategorySale(UNKNOWN, 30.0));
    }

    private TestInputTopic<String, Product> catalogue() {
        return exercise.input(PRODUCT_CATALOGUE, Serdes.String(), JsonSerdes.product());
    }

    private TestInputTopic<String, Purchase> purchases() {
        return exercise.input(USER_PURCHASES, Serdes.String(), JsonSerdes.purchase());
    }

    private TestOutputTopic<String, CategorySale> sales() {
        return exercise.output(CATEGORY_SALES, Serdes.String(), JsonSerdes.categorySale());
    }
}
