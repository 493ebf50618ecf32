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

    public static Serde<ClickOutcome> clickOutcome() {
        return JsonSerde.of(ClickOutcome.class);
    }

    public static Serde<ClickWithPurchases> clickWithPurchases() {
        return JsonSerde.of(ClickWithPurchases.class);
    }

    public static Serde<RecentPurchases> recentPurchases() {
        return JsonSerde.of(RecentPurchases.class);
    }

    public static Serde<Product> product() {
        return JsonSerde.of(Product.class);
    }

    public static Serde<CategorySale> categorySale() {
        return JsonSerde.of(CategorySale.class);
    }

    public static Serde<PricedPurchase> pricedPurchase() {
        return JsonSerde.of(PricedPurchase.class);
    }

    public static Serde<Delivery> delivery() {
        return JsonSerde.of(Delivery.class);
    }

    public static Serde<UserProfile> userProfile() {
        return JsonSerde.of(UserProfile.class);
    }

    public static Serde<CityTotals> cityTotals() {
        return JsonSerde.of(CityTotals.class);
    }
}
