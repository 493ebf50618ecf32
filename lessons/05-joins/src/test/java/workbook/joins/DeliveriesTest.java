package workbook.joins;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.joins.Deliveries.ADDRESSES;
import static workbook.joins.Deliveries.CARTS;
import static workbook.joins.Deliveries.DELIVERIES;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.Delivery;
import workbook.clickstream.JsonSerdes;
import workbook.testkit.TableChanges;
import workbook.testkit.TopologyExercise;

class DeliveriesTest {

    private static final KeyValue<String, Delivery> GONE = pair("user1", null);

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(Deliveries::build)
            .mistake(
                    NullPointerException.class::isInstance,
                    "a cart or an address that is not there threw a NullPointerException: only a join that keeps what is"
                            + " alone is called with null.");

    @Test
    void a_cart_and_an_address_make_a_delivery() {
        var carts = carts();
        var addresses = addresses();
        var deliveries = deliveries();

        carts.pipeInput("user1", 42.5);
        addresses.pipeInput("user2", "Rome");
        var apart = TableChanges.of(deliveries.readKeyValuesToList());
        addresses.pipeInput("user1", "Bonn");

        exercise.check(apart)
                .mistake(
                        got -> !got.isEmpty(),
                        "a cart or an address alone came out: there is nothing to deliver, or nowhere to.")
                .because("An inner join of tables has a row where both have one.")
                .isEmpty();
        exercise.check(TableChanges.of(deliveries.readKeyValuesToList()))
                .mistake(
                        List::isEmpty,
                        "the address came after the cart, and nothing came out. One of the two is only looked up, as a"
                                + " table beside a stream is.")
                .because("Whichever of two tables changes, their join follows.")
                .is(deliveryTo("Bonn", 42.5));
    }

    @Test
    void it_follows_each_change_of_either() {
        var carts = carts();
        var addresses = addresses();
        var deliveries = deliveries();

        addresses.pipeInput("user1", "Bonn");
        carts.pipeInput("user1", 42.5);
        carts.pipeInput("user1", 50.0);
        addresses.pipeInput("user1", "Rome");

        exercise.check(TableChanges.of(deliveries.readKeyValuesToList()))
                .mistake(
                        got -> !got.contains(deliveryTo("Rome", 50.0)),
                        "the user moved to Rome, and the delivery did not.")
                .mistake(
                        got -> got.contains(deliveryTo("Rome", 42.5)),
                        "an older total was joined again: of each table, only the latest value counts.")
                .because("Each change of a row gives the joined row anew, with what the other table has now.")
                .is(deliveryTo("Bonn", 42.5), deliveryTo("Bonn", 50.0), deliveryTo("Rome", 50.0));
    }

    @Test
    void an_emptied_cart_takes_its_delivery_away() {
        var carts = carts();
        var addresses = addresses();
        var deliveries = deliveries();

        addresses.pipeInput("user1", "Bonn");
        carts.pipeInput("user1", 42.5);
        carts.pipeInput("user1", (Double) null);
        addresses.pipeInput("user1", "Rome");

        exercise.check(TableChanges.of(deliveries.readKeyValuesToList()))
                .mistake(
                        got -> got.contains(deliveryTo("Rome", 42.5)),
                        "the cart was emptied, and its content travels to Rome all the same: the tombstone was kept out"
                                + " of the table.")
                .mistake(
                        got -> !got.contains(GONE),
                        "the cart was emptied, and its delivery is still there for everybody who reads the topic.")
                .because("A tombstone on either side deletes the joined row, and is told as a tombstone.")
                .is(deliveryTo("Bonn", 42.5), GONE);
    }

    @Test
    void a_deleted_address_does_so_too_until_there_is_another() {
        var carts = carts();
        var addresses = addresses();
        var deliveries = deliveries();

        carts.pipeInput("user1", 42.5);
        addresses.pipeInput("user1", "Bonn");
        addresses.pipeInput("user1", (String) null);
        addresses.pipeInput("user1", "Rome");

        exercise.check(TableChanges.of(deliveries.readKeyValuesToList()))
                .mistake(
                        got -> got.stream()
                                .anyMatch(delivery -> delivery.value != null
                                        && delivery.value.city().isEmpty()),
                        "the address was deleted, and the cart goes nowhere: the row should go, not the city in it.")
                .mistake(
                        got -> !got.contains(GONE),
                        "the address was deleted, and its delivery is still there for everybody who reads the topic.")
                .because("The row goes with either side, and comes back when both are there again.")
                .is(deliveryTo("Bonn", 42.5), GONE, deliveryTo("Rome", 42.5));
    }

    private static KeyValue<String, Delivery> deliveryTo(String city, double total) {
        return pair("user1", new Delivery(city, total));
    }

    private TestInputTopic<String, Double> carts() {
        return exercise.input(CARTS, Serdes.String(), Serdes.Double());
    }

    private TestInputTopic<String, String> addresses() {
        return exercise.input(ADDRESSES, Serdes.String(), Serdes.String());
    }

    private TestOutputTopic<String, Delivery> deliveries() {
        return exercise.output(DELIVERIES, Serdes.String(), JsonSerdes.delivery());
    }
}
