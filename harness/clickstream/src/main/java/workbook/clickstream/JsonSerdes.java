package workbook.clickstream;

import org.apache.kafka.common.serialization.Serde;

/** Serdes for the domain's records: {@code Consumed.with(Serdes.String(), JsonSerdes.click())}. */
public final class JsonSerdes {

    private JsonSerdes() {}

    public static Serde<Click> click() {
        return JsonSerde.of(Click.class);
    }

    public static Serde<Purchase> purchase() {
        return JsonSerde.of(Purchase.class);
    }

    public static Serde<Engagement> engagement() {
        return JsonSerde.of(Engagement.class);
    }

    public static Serde<ClickFact> clickFact() {
        return JsonSerde.of(ClickFact.class);
    }

    public static Serde<PageStats> pageStats() {
        return JsonSerde.of(PageStats.class);
    }

    public static Serde<PageViews> pageViews() {
        return JsonSerde.of(PageViews.class);
    }

    public static Serde<UserActivity> userActivity() {
        return JsonSerde.of(UserActivity.class);
    }
}
