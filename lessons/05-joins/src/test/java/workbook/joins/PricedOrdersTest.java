package workbook.joins;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.joins.PricedOrders.ORDERS;
import static workbook.joins.PricedOrders.PRICED_ORDERS;
import static workbook.joins.PricedOrders.PRODUCT_CATALOGUE;
import static workbook.joins.ShopEvents.purchase;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.PricedPurchase;
import workbook.clickstream.Product;
import workbook.clickstream.Purchase;
import workbook.testkit.TableChanges;
import workbook.testkit.TopologyExercise;

class PricedOrdersTest {

    private static final Product BOOK = new Product("reading", 12.5);

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(PricedOrders::build)
            .mistake(
                    NullPointerException.class::isInstance,
                    "an order whose product the catalogue does not have threw a NullPointerException: it is not to be told"
                            + " at all.");

    @Test
    void an_order_of_a_listed_product_comes_with_its_price() {
        var orders = orders();
        var catalogue = catalogue();
        var priced = priced();

        catalogue.pipeInput("book", BOOK);
        orders.pipeInput("o1", purchase("user1", "book", 10.0));

        exercise.check(TableChanges.of(priced.readKeyValuesToList()))
                .mistake(
                        List::isEmpty,
                        "the order and its product did not meet: a table of orders and a table of products have no keys in"
                                + " common.")
                .because("A foreign-key join takes the other table's key from the value of each row.")
                .is(bookFor("o1", "user1", 10.0, 12.5));
    }

    @Test
    void an_order_waits_for_its_product() {
        var orders = orders();
        var catalogue = catalogue();
        var priced = priced();

        orders.pipeInput("o1", purchase("user1", "book", 10.0));
        orders.pipeInput("o2", purchase("user2", "book", 11.0));
        catalogue.pipeInput("lamp", new Product("light", 30.0));
        var tooEarly = TableChanges.of(priced.readKeyValuesToList());
        catalogue.pipeInput("book", BOOK);

        exercise.check(tooEarly)
                .mistake(got -> !got.isEmpty(), "an order came out although the catalogue does not have its product.")
                .because("Without a product there is no price to tell.")
                .isEmpty();
        exercise.check(priced.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "the product came into the catalogue, and the orders that wait for it were not told: the catalogue"
                                + " is only looked up.")
                .mistake(got -> got.size() == 1, "two orders wait for the product, and only one of them was told.")
                .because("A row of the catalogue belongs to as many orders as name it.")
                .isInAnyOrder(bookFor("o1", "user1", 10.0, 12.5), bookFor("o2", "user2", 11.0, 12.5));
    }

    @Test
    void a_new_price_comes_to_every_order_of_the_product() {
        var orders = orders();
        var catalogue = catalogue();
        var priced = priced();

        catalogue.pipeInput("book", BOOK);
        orders.pipeInput("o1", purchase("user1", "book", 10.0));
        orders.pipeInput("o2", purchase("user2", "book", 11.0));
        orders.pipeInput("o3", purchase("user2", "lamp", 30.0));
        priced.readKeyValuesToList();
        catalogue.pipeInput("book", new Product("reading", 15.0));

        exercise.check(priced.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "the price changed, and the open orders still have the old one: the catalogue is only looked up.")
                .because("The join is a table, and each of its rows follows both rows that it was made of.")
                .isInAnyOrder(bookFor("o1", "user1", 10.0, 15.0), bookFor("o2", "user2", 11.0, 15.0));
    }

    @Test
    void an_order_may_change_its_product() {
        var orders = orders();
        var catalogue = catalogue();
        var priced = priced();

        catalogue.pipeInput("book", BOOK);
        catalogue.pipeInput("lamp", new Product("light", 30.0));
        orders.pipeInput("o1", purchase("user1", "book", 10.0));
        orders.pipeInput("o1", purchase("user1", "lamp", 25.0));
        catalogue.pipeInput("book", new Product("reading", 15.0));

        exercise.check(priced.readKeyValuesToMap().get("o1"))
                .because("The order names the lamp now, and a new price of the book is none of its business.")
                .is(new PricedPurchase("user1", "lamp", 25.0, 30.0));
    }

    @Test
    void an_order_that_is_done_is_taken_away() {
        var orders = orders();
        var catalogue = catalogue();
        var priced = priced();

        catalogue.pipeInput("book", BOOK);
        orders.pipeInput("o1", purchase("user1", "book", 10.0));
        orders.pipeInput("o1", (Purchase) null);
        catalogue.pipeInput("book", new Product("reading", 15.0));

        exercise.check(TableChanges.of(priced.readKeyValuesToList()))
                .mistake(
                        got -> got.contains(bookFor("o1", "user1", 10.0, 15.0)),
                        "the order is done, and is priced anew all the same: its tombstone was kept out of the table.")
                .mistake(
                        got -> !got.contains(pair("o1", null)),
                        "the order is done, and its row is still there for everybody who reads the topic.")
                .because("A tombstone deletes the row, and is told as a tombstone.")
                .is(bookFor("o1", "user1", 10.0, 12.5), pair("o1", null));
    }

    @Test
    void a_product_that_is_no_longer_sold_takes_its_orders_away() {
        var orders = orders();
        var catalogue = catalogue();
        var priced = priced();

        catalogue.pipeInput("book", BOOK);
        orders.pipeInput("o1", purchase("user1", "book", 10.0));
        orders.pipeInput("o2", purchase("user2", "book", 11.0));
        priced.readKeyValuesToList();
        catalogue.pipeInput("book", (Product) null);

        exercise.check(priced.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "the product is gone, and its orders still have its price for everybody who reads the topic.")
                .because("An inner join has a row where both tables have one.")
                .isInAnyOrder(pair("o1", null), pair("o2", null));
    }

    private static KeyValue<String, PricedPurchase> bookFor(String order, String user, double amount, double price) {
        return pair(order, new PricedPurchase(user, "book", amount, price));
    }

    private TestInputTopic<String, Purchase> orders() {
        return exercise.input(ORDERS, Serdes.String(), JsonSerdes.purchase());
    }

    private TestInputTopic<String, Product> catalogue() {
        return exercise.input(PRODUCT_CATALOGUE, Serdes.String(), JsonSerdes.product());
    }

    private TestOutputTopic<String, PricedPurchase> priced() {
        return exercise.output(PRICED_ORDERS, Serdes.String(), JsonSerdes.pricedPurchase());
    }
}
