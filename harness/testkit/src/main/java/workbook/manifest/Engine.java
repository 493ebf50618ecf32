package workbook.manifest;

/** What an exercise runs on. */
public enum Engine {
    /** {@code TopologyTestDriver}: one thread, no broker, no cache, no network. */
    DRIVER,
    /** The embedded KRaft broker, with real clients. */
    BROKER
}
