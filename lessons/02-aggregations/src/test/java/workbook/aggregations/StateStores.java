package workbook.aggregations;

import java.util.Objects;
import org.apache.kafka.streams.TopologyTestDriver;

/** What a topology keeps, whatever its stores are called. */
final class StateStores {

    private StateStores() {}

    /** Whether nothing is kept of any key: whatever came in has not reached a store. */
    static boolean areEmpty(TopologyTestDriver driver) {
        return driver.getAllStateStores().keySet().stream()
                .map(driver::getKeyValueStore)
                .filter(Objects::nonNull)
                .allMatch(store -> store.approximateNumEntries() == 0);
    }
}
