package workbook.tables;

import static org.apache.kafka.streams.KeyValue.pair;
import static workbook.tables.LowStock.LOW_STOCK;
import static workbook.tables.LowStock.STOCK;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import workbook.testkit.TableChanges;
import workbook.testkit.TopologyExercise;

class LowStockTest {

    private static final KeyValue<String, Long> GONE = pair("book", null);

    @RegisterExtension
    final TopologyExercise exercise = TopologyExercise.of(LowStock::build)
            .mistake(
                    NullPointerException.class::isInstance,
                    "a product that is no longer sold threw a NullPointerException: in a stream, a tombstone comes to your"
                            + " code as null. A table's filter is not called for it.");

    @Test
    void products_that_run_out_are_told() {
        var stock = stock();
        var low = low();

        stock.pipeInput("book", 3L);
        stock.pipeInput("lamp", 8L);
        stock.pipeInput("book", 1L);

        exercise.check(TableChanges.of(low.readKeyValuesToList()))
                .mistake(got -> got.contains(pair("lamp", 8L)), "a product of which there are enough was told.")
                .because("Each change of a row that stays is told.")
                .is(pair("book", 3L), pair("book", 1L));
    }

    @Test
    void what_was_filled_up_again_is_taken_out() {
        var stock = stock();
        var low = low();

        stock.pipeInput("book", 3L);
        stock.pipeInput("book", 40L);

        exercise.check(TableChanges.of(low.readKeyValuesToList()))
                .mistake(
                        got -> !got.contains(GONE),
                        "there are 40 books again, and everybody who reads the topic still thinks that they run out: a row"
                                + " that leaves a table has to be told as a tombstone, not dropped.")
                .because("The filter of a table is a table: what does not pass any more is deleted in it.")
                .is(pair("book", 3L), GONE);
    }

    @Test
    void five_are_enough() {
        var stock = stock();
        var low = low();

        stock.pipeInput("book", 4L);
        stock.pipeInput("book", 5L);

        exercise.check(TableChanges.of(low.readKeyValuesToList()))
                .mistake(got -> got.contains(pair("book", 5L)), "five books were told, and five are enough.")
                .because("Fewer than five are too few.")
                .is(pair("book", 4L), GONE);
    }

    @Test
    void what_is_no_longer_sold_does_not_run_out() {
        var stock = stock();
        var low = low();

        stock.pipeInput("book", 3L);
        stock.pipeInput("book", (Long) null);
        stock.pipeInput("book", 2L);

        exercise.check(TableChanges.of(low.readKeyValuesToList()))
                .mistake(
                        got -> !got.contains(GONE),
                        "the product is no longer sold, and everybody who reads the topic still thinks that it runs out.")
                .because("A tombstone passes every filter of a table.")
                .is(pair("book", 3L), GONE, pair("book", 2L));
    }

    private TestInputTopic<String, Long> stock() {
        return exercise.input(STOCK, Serdes.String(), Serdes.Long());
    }

    private TestOutputTopic<String, Long> low() {
        return exercise.output(LOW_STOCK, Serdes.String(), Serdes.Long());
    }
}
