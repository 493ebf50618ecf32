package workbook.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import workbook.engine.Notation;

/** A {@link Check} on a whole list, such as all records of an output topic. */
public final class ListCheck<T> extends Check<List<T>, ListCheck<T>> {

    ListCheck(Attempt attempt, List<T> got) {
        super(attempt, Collections.unmodifiableList(new ArrayList<>(got)));
    }

    /** Demands these elements in this order, and no others. */
    @SafeVarargs
    public final void is(T... expected) {
        is(Arrays.asList(expected));
    }

    /** Demands these elements in this order, and no others. */
    public void is(List<T> expected) {
        failUnless(got.equals(expected), lines(expected), lines(got));
    }

    /** Demands these elements, each as often as given, in any order. */
    @SafeVarargs
    public final void isInAnyOrder(T... expected) {
        var missing = new ArrayList<>(Arrays.asList(expected));
        boolean known = got.stream().allMatch(missing::remove);
        failUnless(known && missing.isEmpty(), lines(Arrays.asList(expected)), lines(got));
    }

    /** Demands that there is nothing at all. */
    public void isEmpty() {
        failUnless(got.isEmpty(), List.of(), lines(got));
    }

    /**
     * Demands a property where several lists are right.
     *
     * @param inWords the property, for the line {@code expected}
     */
    public void satisfies(Predicate<? super List<T>> property, String inWords) {
        failUnless(property.test(got), List.of(inWords), lines(got));
    }

    private static List<String> lines(List<?> elements) {
        return elements.stream().map(Notation::of).toList();
    }
}
