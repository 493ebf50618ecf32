package workbook.clickstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleEventsTest {

    @Test
    void the_tutorials_five_clicks_are_one_second_apart() {
        assertThat(SampleEvents.tutorialClicks())
                .containsExactly(
                        new Click("user1", "/home", 5, Instant.parse("2026-01-05T00:00:00Z")),
                        new Click("user2", "/products", 10, Instant.parse("2026-01-05T00:00:01Z")),
                        new Click("user1", "/cart", 3, Instant.parse("2026-01-05T00:00:02Z")),
                        new Click("user3", "/checkout", 8, Instant.parse("2026-01-05T00:00:03Z")),
                        new Click("user2", "/home", 2, Instant.parse("2026-01-05T00:00:04Z")));
    }

    @Test
    void a_seed_stands_for_the_same_events_on_every_jdk() {
        assertThat(SampleEvents.clicks(42).limit(2))
                .containsExactly(
                        new Click("user1", "/home", 19, SampleEvents.START),
                        new Click("user1", "/checkout", 6, SampleEvents.START.plusMillis(3_884)));
        assertThat(SampleEvents.purchases(42).limit(2))
                .containsExactly(
                        new Purchase("user5", "lamp", 5.43, SampleEvents.START),
                        new Purchase("user5", "lamp", 56.07, SampleEvents.START.plusMillis(985)));
    }

    @Test
    void purchases_do_not_shadow_the_clicks_of_their_seed() {
        var clicks = SampleEvents.clicks(42).limit(1_000).map(Click::timestamp).toList();
        var purchases =
                SampleEvents.purchases(42).limit(1_000).map(Purchase::timestamp).toList();

        assertThat(IntStream.range(0, 1_000).filter(i -> clicks.get(i).equals(purchases.get(i))))
                .hasSizeLessThan(10);
    }

    @Test
    void another_seed_stands_for_others() {
        assertThat(SampleEvents.clicks(1).limit(10).toList())
                .isNotEqualTo(SampleEvents.clicks(2).limit(10).toList());
    }

    @Test
    void events_come_in_the_order_of_their_time() {
        var clicks = SampleEvents.clicks(7).limit(1_000).toList();

        assertThat(clicks).isSortedAccordingTo((one, other) -> one.timestamp().compareTo(other.timestamp()));
        assertThat(clicks.get(0).timestamp()).isEqualTo(SampleEvents.START);
        for (int i = 1; i < clicks.size(); i++) {
            assertThat(Duration.between(
                            clicks.get(i - 1).timestamp(), clicks.get(i).timestamp()))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void purchases_are_of_whole_cents_below_a_hundred() {
        assertThat(SampleEvents.purchases(7).limit(1_000))
                .allSatisfy(purchase -> assertThat(purchase.amount()).isBetween(0.01, 99.99))
                .allSatisfy(purchase ->
                        assertThat(Math.round(purchase.amount() * 100) / 100.0).isEqualTo(purchase.amount()));
    }
}
