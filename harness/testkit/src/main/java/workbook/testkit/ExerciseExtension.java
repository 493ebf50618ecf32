package workbook.testkit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import workbook.engine.Patience;
import workbook.engine.RecordPath;
import workbook.engine.RecordedTopology;
import workbook.manifest.Lesson;
import workbook.verdict.Verdict;
import workbook.verdict.VerdictError;

/**
 * What every exercise's test has: a learner's fault of any kind ends in a verdict, soon, and without hurting the tests that
 * come after. An endless loop is left behind on a thread of its own; an exception is traced to the learner's line; {@code
 * System.exit} is named by {@link ExitNotice}.
 *
 * @param <SELF> the concrete exercise
 */
abstract class ExerciseExtension<SELF extends ExerciseExtension<SELF>>
        implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor {

    /** How long one check may take before it counts as never ending. */
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ThrownMistakes thrownMistakes = new ThrownMistakes();

    private Attempt attempt;
    private boolean abandoned;
    private volatile long deadline;
    private volatile boolean waiting;

    /** The test that runs, and the exercise that it belongs to. */
    final Attempt attempt() {
        if (attempt == null) {
            throw new IllegalStateException(
                    "An exercise is a field with @RegisterExtension, used inside a @Test method.");
        }
        return attempt;
    }

    abstract SELF self();

    /** The topologies that the test has built so far. */
    abstract List<RecordedTopology> topologies();

    /** Called after each test, unless the test was left behind in an endless loop. */
    abstract void release();

    @Override
    public final void beforeEach(ExtensionContext context) {
        var testClass = context.getRequiredTestClass();
        var lesson = Lesson.of(testClass)
                .orElseThrow(() -> new IllegalStateException(
                        "No lesson.yaml is on the class path of " + testClass.getName() + ": see lessons/pom.xml."));
        var exercise = lesson.testedBy(testClass.getSimpleName())
                .orElseThrow(() -> new IllegalStateException("lesson.yaml lists no exercise whose class is "
                        + testClass.getSimpleName().replaceAll("Test$", "") + ": add it there."));
        attempt = new Attempt(lesson, exercise, context.getRequiredTestMethod(), this::paths, thrownMistakes);
        ExitNotice.started(exercise);
    }

    @Override
    public final void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        var loader = Thread.currentThread().getContextClassLoader();
        var result = new CompletableFuture<Void>();
        var thread = new Thread(
                () -> run(invocation, result), "exercise " + attempt.exercise().id());
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
        await(result, thread);
    }

    private static void run(Invocation<Void> invocation, CompletableFuture<Void> result) {
        try {
            invocation.proceed();
            result.complete(null);
        } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
        }
    }

    private void await(CompletableFuture<Void> result, Thread thread) throws InterruptedException {
        try {
            awaitWithinLimit(result);
        } catch (ExecutionException failed) {
            throw attempt.verdictOn(failed.getCause());
        } catch (TimeoutException endless) {
            abandoned = true;
            var where = thread.getStackTrace();
            thread.interrupt();
            thread.setPriority(Thread.MIN_PRIORITY);
            throw attempt.neverEnded(Patience.of(LIMIT), where);
        }
    }

    private void awaitWithinLimit(CompletableFuture<Void> result)
            throws InterruptedException, ExecutionException, TimeoutException {
        deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                result.get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillRunning) {
                if (!waiting && isOver()) {
                    throw stillRunning;
                }
            }
        }
    }

    /** The machine is asked how busy it is only when the time for a machine at rest is over. */
    private boolean isOver() {
        long late = System.nanoTime() - deadline;
        return late > 0 && late > Patience.of(LIMIT).minus(LIMIT).toNanos();
    }

    /**
     * Does slow work of the harness's own, such as starting the broker: it does not count against the learner's limit. It has
     * to come to an end by itself.
     */
    final <T> T waiting(Supplier<T> work) {
        if (waiting) {
            return work.get();
        }
        long begun = System.nanoTime();
        waiting = true;
        try {
            return work.get();
        } finally {
            deadline += System.nanoTime() - begun;
            waiting = false;
        }
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        try {
            if (!abandoned) {
                release();
                tell(context);
            }
        } finally {
            ExitNotice.ended();
        }
    }

    private void tell(ExtensionContext context) {
        var witness =
                context.getStore(StoreScope.LAUNCHER_SESSION, Witness.NAMESPACE).get(Witness.class, Witness.class);
        if (witness != null) {
            witness.saw(attempt.exercise(), context.getRequiredTestMethod().getName(), topologies());
        }
    }

    /** The paths of the records so far. */
    private List<RecordPath> paths() {
        return topologies().stream()
                .flatMap(topology -> topology.recorder().paths().stream())
                .toList();
    }

    /**
     * Names a misconception by the exception that it leads to. The verdict then says so, and why tells what was thrown. Of
     * several that fit, the first one speaks.
     *
     * @param seen whether what was thrown, or one of its causes, is what the misconception leads to
     * @param says what went wrong, as a sentence that starts in lower case
     */
    public final SELF mistake(Predicate<? super Throwable> seen, String says) {
        thrownMistakes.add(seen, says);
        return self();
    }

    /**
     * Checks a list of records, or of anything else that comes in order.
     *
     * @param got what the learner's code produced, whole
     */
    public final <T> ListCheck<T> check(List<T> got) {
        return new ListCheck<>(attempt(), got);
    }

    /**
     * Checks a single value: what a store holds, a timestamp, a name.
     *
     * @param got what the learner's code produced; may be null
     */
    public final <T> ValueCheck<T> check(T got) {
        return new ValueCheck<>(attempt(), got);
    }

    /**
     * Ends the test with a verdict that no comparison can give, such as a topic that nobody created.
     *
     * @param kind what sort of fault it is
     * @param headline what went wrong, in one sentence
     * @param why the rule behind it; may be empty
     */
    public final VerdictError fault(Verdict.Kind kind, String headline, String why) {
        return attempt().fault(kind, headline, why);
    }

    /** The verdict on an exercise that nobody has begun: its task. */
    public final VerdictError unsolved() {
        return attempt().unsolved();
    }
}
