package workbook.tables;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import workbook.clickstream.Click;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Topics;

/**
 * Exercise 3.5: knows where each user is now. Chapter 3, "A stream as a table".
 *
 * <pre>
 * user-clicks               current-pages
 * null -> user1 /home       user1 -> /home
 * null -> user1 /cart       user1 -> /cart
 * null -> user1 /checkout   user1 -> null       whoever has checked out is gone
 * </pre>
 */
public final class CurrentPages {

    /** Pages by user, with a tombstone for a user who has checked out. */
    public static final String CURRENT_PAGES = "current-pages";

    /** The store of pages by user. */
    public static final String PAGES = "pages";

    private CurrentPages() {}

    /** Keeps the page that each user who is in the shop clicked last. */
    public static void build(StreamsBuilder builder) {
        builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .map((key, click) -> KeyValue.pair(click.userId(), page(click)))
                .toTable(Materialized.<String, String, KeyValueStore<Bytes, byte[]>>as(PAGES)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.String()))
                .toStream()
                .to(CURRENT_PAGES, Produced.with(Serdes.String(), Serdes.String()));
    }

    /** Null for a user who leaves: a null deletes the row. */
    private static String page(Click click) {
        return click.page().equals("/checkout") ? null : click.page();
    }
}
