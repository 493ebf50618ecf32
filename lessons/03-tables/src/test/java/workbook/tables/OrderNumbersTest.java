package workbook.tables;

import static workbook.engine.EventTime.START;
import static workbook.tables.OrderNumbers.GREATEST;
import static workbook.tables.OrderNumbers.ORDERS;
import static workbook.tables.OrderNumbers.ORDERS_BY_NUMBER;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.testkit.TopologyExercise;

class OrderNumbersTest {

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(OrderNumbers::build)
            .mistake(NumberFormatException.class::isInstance, "an order's key was read as a number, and is none.");

    @Test
    void a_range_is_found_by_number_not_by_letter() {
        var store = storeWith(8, 9, 10, 11, 12, 90, 100);

        exercise.check(OrderNumbers.between(store, 9, 11))
                .mistake(
                        List::isEmpty,
                        "nothing was found from 9 to 11: the store sorts by the bytes of the key, in which \"9\" comes after"
                                + " \"11\".")
                .because("Keys of equally many digits sort by their bytes as they do by their number.")
                .is(order(9), order(10), order(11));
    }

    @Test
    void numbers_may_be_great() {
        var store = storeWith(2, 10, 999, 1_000, GREATEST);

        exercise.check(OrderNumbers.between(store, 1, GREATEST))
                .mistake(
                        got -> got.size() == 5,
                        "1000 was found before 999: the keys have not enough digits for every number up to GREATEST.")
                .because("The greatest number has six digits, so each key has to have six.")
                .is(order(2), order(10), order(999), order(1_000), order(GREATEST));
    }

    @Test
    void the_ends_belong_to_it() {
        var store = storeWith(1, 2, 10, 11);

        exercise.check(OrderNumbers.between(store, 2, 10))
                .mistake(
                        got -> got.size() < 2,
                        "an order at an end of the range is missing: both ends of a store's range belong to it.")
                .because("2 and 10 are both asked for.")
                .is(order(2), order(10));
        exercise.check(OrderNumbers.between(store, 1, 1)).is(order(1));
    }

    @Test
    void what_is_not_there_is_not_found() {
        var store = storeWith(1, 20);

        exercise.check(OrderNumbers.between(store, 2, 19)).isEmpty();
    }

    @Test
    void nothing_is_left_open() {
        var store = storeWith(1, 2, 3);

        OrderNumbers.between(store, 1, 2);

        exercise.check(store.open())
                .mistake(
                        open -> open > 0,
                        "the range was read and not closed: an iterator of a store holds on to what it shows, until the"
                                + " memory is gone.")
                .because("A KeyValueIterator is to be closed, whatever happens while it is read.")
                .is(0);
    }

    private WatchedStore<String, Purchase> storeWith(int... numbers) {
        var orders = exercise.input(ORDERS, Serdes.String(), JsonSerdes.purchase());
        IntStream.of(numbers).forEach(number -> orders.pipeInput(String.valueOf(number), order(number)));
        var store = exercise.driver().<String, Purchase>getKeyValueStore(ORDERS_BY_NUMBER);
        if (store == null) {
            throw exercise.noStore(ORDERS_BY_NUMBER);
        }
        return new WatchedStore<>(store);
    }

    private static Purchase order(int number) {
        return new Purchase("user1", "book", number, START);
    }
}
