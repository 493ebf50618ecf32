package workbook.testkit;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import workbook.engine.Notation;

/** A {@link Check} on a single value. */
public final class ValueCheck<T> extends Check<T, ValueCheck<T>> {

    ValueCheck(Attempt attempt, T got) {
        super(attempt, got);
    }

    /** Demands this very value. */
    public void is(T expected) {
        failUnless(Objects.equals(expected, got), List.of(Notation.of(expected)), List.of(Notation.of(got)));
    }

    /**
     * Demands a property where several values are right.
     *
     * @param inWords the property, for the line {@code expected}
     */
    public void satisfies(Predicate<? super T> property, String inWords) {
        failUnless(property.test(got), List.of(inWords), List.of(Notation.of(got)));
    }
}
