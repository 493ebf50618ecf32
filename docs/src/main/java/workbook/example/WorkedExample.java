package workbook.example;

import java.util.Map;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * A topology that a chapter works out before its exercises. The book shows its source, and what came out of it when the book was
 * made.
 */
public interface WorkedExample {

    /** Adds sources, operators and sinks to the builder. */
    void build(StreamsBuilder builder);

    /** Sends the records that the book shows. */
    void send(TopologyTestDriver driver);

    /** Settings beside or instead of the usual ones. */
    default Map<String, Object> settings() {
        return Map.of();
    }
}
