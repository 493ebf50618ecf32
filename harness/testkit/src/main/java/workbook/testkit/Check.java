package workbook.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One comparison of what a learner's code produced with what it should have. Say first what a known mistake looks like and
 * why the right answer is right; the comparison itself comes last.
 *
 * <pre>{@code
 * exercise.check(counts.readKeyValuesToList())
 *         .mistake(got -> got.size() > 2, "the windows overlap: one click was counted twice.")
 *         .because("Tumbling windows follow each other without overlap or gap.")
 *         .is(pair(user1(0, 30), 1L), pair(user1(30, 60), 1L));
 * }</pre>
 *
 * @param <T> what is compared
 * @param <SELF> the concrete check
 */
abstract class Check<T, SELF extends Check<T, SELF>> {

    private record Mistake<T>(Predicate<? super T> seen, String says) {}

    private final Attempt attempt;
    private final List<Mistake<T>> mistakes = new ArrayList<>();
    private String why = "";

    final T got;

    Check(Attempt attempt, T got) {
        this.attempt = attempt;
        this.got = got;
    }

    /**
     * Names a misconception by what it leads to. Of several that fit, the first one speaks; none speaks if the comparison
     * holds.
     *
     * @param seen whether the result is what the misconception leads to
     * @param says what went wrong, as a sentence that starts in lower case
     */
    public final SELF mistake(Predicate<? super T> seen, String says) {
        mistakes.add(new Mistake<>(seen, says));
        return self();
    }

    /**
     * Gives the rule behind the right answer.
     *
     * @param rule a sentence or two
     */
    public final SELF because(String rule) {
        why = rule;
        return self();
    }

    @SuppressWarnings("unchecked")
    private SELF self() {
        return (SELF) this;
    }

    final void failUnless(boolean holds, List<String> expected, List<String> seen) {
        if (!holds) {
            throw attempt.wrongResult(headline(), expected, seen, why);
        }
    }

    private String headline() {
        return mistakes.stream()
                .filter(mistake -> mistake.seen().test(got))
                .map(Mistake::says)
                .findFirst()
                .orElse("it does not hold yet that " + attempt.rule() + ".");
    }
}
