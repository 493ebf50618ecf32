package workbook.example.application;

import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import workbook.example.WorkedExample;

/** {@link SecondsPerPage}, version 2, with names of its own: it goes on where version 1 ended. */
public final class NamedTotalsUpgraded implements WorkedExample {

    @Override
    public void build(StreamsBuilder builder) {
        SecondsPerPage.namedTotals(SecondsPerPage.version2(builder));
    }

    @Override
    public void send(TopologyTestDriver driver) {
        SecondsPerPage.restore(driver, "page-totals");
        SecondsPerPage.send(driver);
    }
}
