package workbook.example.setup;

import static workbook.engine.EventTime.at;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;
import workbook.example.WorkedExample;

/** Chapter 0: which of the purchases are books? */
public final class BookSales implements WorkedExample {

    static final String BOOK_SALES = "book-sales";

    @Override
    public void build(StreamsBuilder builder) {
        // tag::topology[]
        var read = Consumed.with(Serdes.String(), JsonSerdes.purchase());
        var written = Produced.with(Serdes.String(), JsonSerdes.purchase());

        KStream<String, Purchase> purchases = builder.stream(Topics.USER_PURCHASES, read);
        KStream<String, Purchase> books =
                purchases.filter((key, purchase) -> purchase.product().equals("book"));
        books.to(BOOK_SALES, written);
        // end::topology[]
    }

    @Override
    public void send(TopologyTestDriver driver) {
        // tag::send[]
        var purchases = driver.createInputTopic(
                Topics.USER_PURCHASES,
                Serdes.String().serializer(),
                JsonSerdes.purchase().serializer());

        purchases.pipeInput(new Purchase("user1", "book", 12.5, at(0)), at(0));
        purchases.pipeInput(new Purchase("user2", "lamp", 39.9, at(4)), at(4));
        purchases.pipeInput("tablet", new Purchase("user3", "book", 8.0, at(6)), at(7));
        // end::send[]
    }
}
