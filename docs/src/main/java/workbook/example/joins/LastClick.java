package workbook.example.joins;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import workbook.clickstream.Click;
import workbook.clickstream.ClickOutcome;
import workbook.clickstream.JsonSerdes;
import workbook.clickstream.Purchase;
import workbook.clickstream.Topics;

/** What to do instead of the tempting design of chapter 5: each purchase asks for the latest click, and for no other. */
public final class LastClick {

    /** {@link ClickOutcome}s by user, one for each purchase. */
    public static final String LAST_CLICKS = "last-clicks";

    private LastClick() {}

    /** Puts the latest click of its user beside each purchase. */
    public static void build(StreamsBuilder builder) {
        // tag::topology[]
        var latestClicks = clicksByUser(builder)
                .toTable(Materialized.<String, Click, KeyValueStore<Bytes, byte[]>>as("latest-clicks")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(JsonSerdes.click()));

        purchasesByUser(builder)
                .join(
                        latestClicks,
                        (purchase, click) -> new ClickOutcome(click.page(), purchase.amount()),
                        Joined.with(Serdes.String(), JsonSerdes.purchase(), JsonSerdes.click(), "purchases-by-user"))
                .to(LAST_CLICKS, Produced.with(Serdes.String(), JsonSerdes.clickOutcome()));
        // end::topology[]
    }

    private static KStream<String, Click> clicksByUser(StreamsBuilder builder) {
        return builder.stream(Topics.USER_CLICKS, Consumed.with(Serdes.String(), JsonSerdes.click()))
                .selectKey((noKey, click) -> click.userId());
    }

    private static KStream<String, Purchase> purchasesByUser(StreamsBuilder builder) {
        return builder.stream(Topics.USER_PURCHASES, Consumed.with(Serdes.String(), JsonSerdes.purchase()))
                .selectKey((noKey, purchase) -> purchase.userId());
    }
}
