package workbook.clickstream;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Events to try things with: the tutorial's five clicks, and as many more as are asked for. */
public final class SampleEvents {

    /** When the first sample event happened: midnight UTC, a boundary of every window that divides a day. */
    public static final Instant START =
            LocalDate.of(2026, 1, 5).atStartOfDay(ZoneOffset.UTC).toInstant();

    /** The shop's pages, in the order in which a purchase goes through them. */
    public static final List<String> PAGES = List.of("/home", "/products", "/cart", "/checkout");

    private static final List<String> PRODUCTS = List.of("book", "lamp", "mug", "pen", "chair");
    private static final int USERS = 5;
    private static final int LONGEST_CLICK = 30;
    private static final int LONGEST_PAUSE_MILLIS = 5_000;

    private SampleEvents() {}

    /** The tutorial's five clicks, one second apart, the first at {@link #START}. */
    public static List<Click> tutorialClicks() {
        return List.of(
                new Click("user1", "/home", 5, START),
                new Click("user2", "/products", 10, START.plusSeconds(1)),
                new Click("user1", "/cart", 3, START.plusSeconds(2)),
                new Click("user3", "/checkout", 8, START.plusSeconds(3)),
                new Click("user2", "/home", 2, START.plusSeconds(4)));
    }

    /**
     * Clicks without end, in the order of their time, at most five seconds apart. The same seed gives the same clicks, on
     * every JDK: {@link Random}'s algorithm is part of its specification.
     */
    public static Stream<Click> clicks(long seed) {
        var random = new Random(seed);
        return times(random)
                .map(time -> new Click(
                        user(random),
                        PAGES.get(random.nextInt(PAGES.size())),
                        1 + random.nextInt(LONGEST_CLICK),
                        time));
    }

    /**
     * Purchases without end, as {@link #clicks} does for clicks; amounts are in whole cents, below 100. Users and times are
     * not those of the clicks of the same seed.
     */
    public static Stream<Purchase> purchases(long seed) {
        // A seed of its own, or every purchase would fall on a click of its user to the millisecond.
        var random = new Random(new Random(seed).nextLong());
        return times(random)
                .map(time -> new Purchase(
                        user(random),
                        PRODUCTS.get(random.nextInt(PRODUCTS.size())),
                        (1 + random.nextInt(9_999)) / 100.0,
                        time));
    }

    private static Stream<Instant> times(Random random) {
        return Stream.iterate(START, time -> time.plus(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS))));
    }

    private static String user(Random random) {
        return "user" + (1 + random.nextInt(USERS));
    }
}
