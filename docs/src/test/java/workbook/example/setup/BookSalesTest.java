package workbook.example.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.engine.EventTime.at;
import static workbook.example.setup.BookSales.BOOK_SALES;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.engine.TopologyRun;

class BookSalesTest {

    private final BookSales example = new BookSales();
    private final TopologyRun run = TopologyRun.start(TopologyRun.build(example::build, Map.of()));

    @AfterEach
    void end() {
        run.close();
    }

    @Test
    void books_come_out_with_the_key_and_the_time_they_came_with() {
        var books = output(JsonSerdes.purchase().deserializer());

        example.send(run.driver());

        assertThat(books.readRecordsToList())
                .containsExactly(
                        new TestRecord<>(null, new Purchase("user1", "book", 12.5, at(0)), at(0)),
                        new TestRecord<>("tablet", new Purchase("user3", "book", 8.0, at(6)), at(7)));
    }

    /** The chapter quotes it. */
    @Test
    void on_the_wire_a_purchase_is_json() {
        var books = output(Serdes.String().deserializer());

        example.send(run.driver());

        assertThat(books.readValue()).isEqualTo("""
                        {"user_id":"user1","product":"book","amount":12.5,"timestamp":"2026-01-05T00:00:00+00:00"}""");
    }

    private <V> TestOutputTopic<String, V> output(Deserializer<V> values) {
        return run.driver().createOutputTopic(BOOK_SALES, Serdes.String().deserializer(), values);
    }
}
