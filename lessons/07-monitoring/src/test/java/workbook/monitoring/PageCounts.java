package workbook.monitoring;

import static workbook.clickstream.Topics.USER_CLICKS;
import static workbook.engine.EventTime.START;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;

/** An application that is watched: it counts the clicks on each page, the key, in one store. */
final class PageCounts {

    static final String STORE = "clicks-per-page";

    private PageCounts() {}

    static void build(StreamsBuilder builder) {
        builder.stream(USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .groupByKey(Grouped.with(Serdes.String(), JsonSerdes.click()))
                .count(Materialized.as(STORE));
    }

    /** One click on each of so many pages. */
    static List<ProducerRecord<String, Click>> clicks(int pages) {
        return IntStream.range(0, pages)
                .mapToObj(page -> "/page" + page)
                .map(page -> new ProducerRecord<>(USER_CLICKS, page, new Click("user1", page, 5, START)))
                .toList();
    }
}
