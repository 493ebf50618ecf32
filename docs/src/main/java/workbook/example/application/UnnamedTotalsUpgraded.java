package workbook.example.application;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import workbook.example.WorkedExample;

/** {@link SecondsPerPage}, version 2, with the names that Kafka Streams makes up: it starts from nothing. */
public final class UnnamedTotalsUpgraded implements WorkedExample {

    @Override
    public void build(StreamsBuilder builder) {
        SecondsPerPage.unnamedTotals(SecondsPerPage.version2(builder));
    }

    @Override
    public void send(TopologyTestDriver driver) {
        SecondsPerPage.restore(driver, "KSTREAM-REDUCE-STATE-STORE-0000000002");
        SecondsPerPage.send(driver);
    }
}
