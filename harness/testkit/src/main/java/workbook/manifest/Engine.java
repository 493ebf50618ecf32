package workbook.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an exercise runs on. */
public enum Engine {
    /** {@code TopologyTestDriver}: one thread, no broker, no cache, no network. */
    @JsonProperty("driver")
    DRIVER,
    /** The embedded KRaft broker, with real clients. */
    @JsonProperty("broker")
    BROKER
}
