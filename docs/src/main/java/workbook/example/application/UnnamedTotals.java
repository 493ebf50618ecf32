package workbook.example.application;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import workbook.example.WorkedExample;

/** {@link SecondsPerPage}, version 1, with the names that Kafka Streams makes up. */
public final class UnnamedTotals implements WorkedExample {

    @Override
    public void build(StreamsBuilder builder) {
        SecondsPerPage.unnamedTotals(SecondsPerPage.version1(builder));
    }

    @Override
    public void send(TopologyTestDriver driver) {
        SecondsPerPage.send(driver);
    }
}
