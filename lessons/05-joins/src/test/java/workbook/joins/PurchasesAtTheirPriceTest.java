package workbook.joins;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.clickstream.Topics.USER_PURCHASES;
import static workbook.engine.EventTime.at;
import static workbook.joins.PurchasesAtTheirPrice.PRICED_PURCHASES;
import static workbook.joins.PurchasesAtTheirPrice.PRODUCT_PRICES;
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
import workbook.clickstream.Purchase;
import workbook.testkit.TopologyExercise;

class PurchasesAtTheirPriceTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(PurchasesAtTheirPrice::build)
            .mistake(
                    thrown -> thrown instanceof IllegalArgumentException
                            && String.valueOf(thrown.getMessage()).contains("must be versioned"),
                    "Kafka Streams refuses the grace period, because the table is not versioned: it knows the latest price"
                            + " only, and nothing is gained by waiting.");

    @Test
    void a_purchase_comes_with_the_price_of_its_time() {
        var prices = prices();
        var purchases = purchases();
        var priced = priced();

        prices.pipeInput("book", 12.5, at(0));
        prices.pipeInput("book", 15.0, at(100));
        purchases.pipeInput(purchase("user1", "book", 10.0), at(50));
        timePasses(purchases);

        exercise.check(priced.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "the purchase never came out: it has no key that the prices know, or waits for longer than ten"
                                + " seconds.")
                .mistake(
                        got -> got.contains(bookAt(15.0)),
                        "a purchase of 50 s was told at the price that holds since 100 s: the table knows the latest price"
                                + " only.")
                .because("A versioned table answers for a time, and the join asks for the purchase's.")
                .is(bookAt(12.5));
    }

    @Test
    void it_waits_for_the_grace_period_and_no_longer() {
        var prices = prices();
        var purchases = purchases();
        var priced = priced();

        prices.pipeInput("book", 12.5, at(0));
        purchases.pipeInput(purchase("user1", "book", 10.0), at(50));
        purchases.pipeInput(purchase("user2", "lamp", 30.0), at(59));
        var early = priced.readKeyValuesToList();
        purchases.pipeInput(purchase("user2", "lamp", 30.0), at(61));

        exercise.check(early)
                .mistake(
                        got -> !got.isEmpty(),
                        "a purchase of 50 s came out by 59 s: it did not wait ten seconds for a price that comes late.")
                .because("Until 60 s, a price from before 50 s may still come.")
                .isEmpty();
        exercise.check(priced.readKeyValuesToList())
                .mistake(
                        List::isEmpty,
                        "a purchase of 50 s still waits at 61 s: the grace period is longer than ten seconds.")
                .because("Later purchases move the time on; a price does not.")
                .is(bookAt(12.5));
    }

    @Test
    void a_price_that_comes_late_is_seen() {
        var prices = prices();
        var purchases = purchases();
        var priced = priced();

        prices.pipeInput("book", 12.5, at(0));
        purchases.pipeInput(purchase("user1", "book", 10.0), at(50));
        prices.pipeInput("book", 14.0, at(45));
        timePasses(purchases);

        exercise.check(priced.readKeyValuesToList())
                .mistake(
                        got -> got.contains(bookAt(12.5)),
                        "the price of 45 s came after the purchase of 50 s, and was not seen: the purchase did not wait.")
                .because("That is what the grace period is for.")
                .is(bookAt(14.0));
    }

    @Test
    void a_purchase_that_comes_late_sees_the_table_as_it_was() {
        var prices = prices();
        var purchases = purchases();
        var priced = priced();

        prices.pipeInput("book", 12.5, at(0));
        prices.pipeInput("book", 15.0, at(100));
        purchases.pipeInput(purchase("user2", "lamp", 30.0), at(400));
        prices.pipeInput("book", 20.0, at(400));
        purchases.pipeInput(purchase("user1", "book", 10.0), at(50));
        timePasses(purchases);

        exercise.check(priced.readKeyValuesToList())
                .mistake(
                        got -> got.contains(bookAt(20.0)),
                        "a purchase of 50 s was told at the price that holds since 400 s: the table knows the latest price"
                                + " only.")
                .mistake(
                        List::isEmpty,
                        "the purchase of 50 s, which came at 400 s, found no price: the table's history does not reach back"
                                + " that far.")
                .mistake(
                        got -> got.contains(bookAt(12.5)),
                        "the book's price is right, and something else was told beside it: the lamp had no price.")
                .because("The table keeps ten minutes of history, so five minutes late is not too late.")
                .is(bookAt(12.5));
    }

    @Test
    void a_product_without_a_price_at_the_time_is_not_told() {
        var prices = prices();
        var purchases = purchases();
        var priced = priced();

        prices.pipeInput("book", 15.0, at(100));
        purchases.pipeInput(purchase("user1", "book", 10.0), at(50));
        timePasses(purchases);

        exercise.check(priced.readKeyValuesToList())
                .mistake(
                        got -> got.contains(bookAt(15.0)),
                        "a purchase of 50 s was told at a price that holds only since 100 s.")
                .because("At 50 s there was no price, and the join is an inner one.")
                .isEmpty();
    }

    /** A purchase far ahead, of something that has no price. */
    private static void timePasses(TestInputTopic<String, Purchase> purchases) {
        purchases.pipeInput(purchase("later", "lamp", 30.0), at(420));
    }

    private static KeyValue<String, PricedPurchase> bookAt(double price) {
        return pair("book", new PricedPurchase("user1", "book", 10.0, price));
    }

    private TestInputTopic<String, Double> prices() {
        return exercise.input(PRODUCT_PRICES, Serdes.String(), Serdes.Double());
    }

    private TestInputTopic<String, Purchase> purchases() {
        return exercise.input(USER_PURCHASES, Serdes.String(), JsonSerdes.purchase());
    }

    private TestOutputTopic<String, PricedPurchase> priced() {
        return exercise.output(PRICED_PURCHASES, Serdes.String(), JsonSerdes.pricedPurchase());
    }
}
