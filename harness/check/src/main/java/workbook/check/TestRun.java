package workbook.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs an exercise's tests in this JVM, without any of the listeners that report to a learner. */
final class TestRun {

    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build());

    private TestRun() {}

    /**
     * What one test came to.
     *
     * @param check the test method's name; for what went wrong outside of a method, the class's
     * @param failure what it threw; empty if it passed
     */
    record Outcome(String check, Optional<Throwable> failure) {

        boolean passed() {
            return failure.isEmpty();
        }
    }

    /** A test that did not run to its end, and so says nothing about the exercise. */
    private static final class NotRun extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotRun(String reason) {
            super(reason);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }

    /** Runs all tests of a class, in the class's order. */
    static List<Outcome> of(Class<?> testClass) {
        return run(testClass, DiscoverySelectors.selectClass(testClass), false);
    }

    /** Runs the tests of one method; none if the class has no test method of that name. */
    static List<Outcome> of(Class<?> testClass, String check) {
        for (var method : testClass.getDeclaredMethods()) {
            if (method.getName().equals(check)) {
                return run(testClass, DiscoverySelectors.selectMethod(testClass, method), false);
            }
        }
        return List.of();
    }

    /** Runs the tests of a class, in the class's order, up to the first that does not pass; empty if all pass. */
    static Optional<Outcome> firstFailure(Class<?> testClass) {
        return run(testClass, DiscoverySelectors.selectClass(testClass), true).stream()
                .filter(outcome -> !outcome.passed())
                .findFirst();
    }

    private static List<Outcome> run(Class<?> testClass, DiscoverySelector tests, boolean onlyToFirstFailure) {
        var cancellation = CancellationToken.create();
        var outcomes = new Outcomes(onlyToFirstFailure ? cancellation::cancel : () -> {});
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests)
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .forExecution()
                .listeners(outcomes)
                .cancellationToken(cancellation)
                .build();
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(testClass.getClassLoader());
        try {
            LAUNCHER.execute(request);
        } finally {
            thread.setContextClassLoader(loader);
        }
        return outcomes.all;
    }

    private static final class Outcomes implements TestExecutionListener {

        private final Runnable onFailure;
        private final List<Outcome> all = new ArrayList<>();

        private Outcomes(Runnable onFailure) {
            this.onFailure = onFailure;
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            add(test, new NotRun("it is switched off: " + reason));
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            switch (result.getStatus()) {
                case SUCCESSFUL -> {
                    if (test.isTest()) {
                        all.add(new Outcome(nameOf(test), Optional.empty()));
                    }
                }
                case FAILED -> add(test, result.getThrowable().orElseThrow());
                case ABORTED -> add(test, new NotRun("it gave up on an assumption"));
            }
        }

        private void add(TestIdentifier test, Throwable failure) {
            all.add(new Outcome(nameOf(test), Optional.of(failure)));
            onFailure.run();
        }

        private static String nameOf(TestIdentifier test) {
            return test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .orElse(test.getDisplayName());
        }
    }
}
