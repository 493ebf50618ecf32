package workbook.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The misconceptions that an exercise knows by the exceptions that they lead to. */
final class ThrownMistakes {

    private record Mistake(Predicate<? super Throwable> seen, String says) {}

    private final List<Mistake> mistakes = new ArrayList<>();

    void add(Predicate<? super Throwable> seen, String says) {
        mistakes.add(new Mistake(seen, says));
    }

    /**
     * What the first misconception that fits says; empty if none fits.
     *
     * @param causes what was thrown, and all that caused it
     */
    Optional<String> namedBy(List<Throwable> causes) {
        return mistakes.stream()
                .filter(mistake -> causes.stream().anyMatch(mistake.seen()))
                .map(Mistake::says)
                .findFirst();
    }
}
