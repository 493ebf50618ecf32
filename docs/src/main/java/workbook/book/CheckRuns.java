package workbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import workbook.engine.RecordedTopology;
import workbook.manifest.Engine;
import workbook.manifest.Exercise;
import workbook.source.CompiledLesson;
import workbook.testkit.Witness;

/**
 * Runs exercises' checks on their solutions and keeps what their topologies did. For each exercise one check is shown: the first
 * one that writes something, or the one that {@code shown-checks.properties} names. On the broker only a named one is run.
 */
final class CheckRuns implements AutoCloseable {

    private static final String SHOWN_CHECKS = "shown-checks.properties";

    private final Path file;
    private final Properties shown = new Properties();
    private final LauncherSession session = LauncherFactory.openSession(LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build());
    private final Map<String, Run> seen = new HashMap<>();

    /** @param docs the book's folder */
    CheckRuns(Path docs) {
        file = docs.resolve(SHOWN_CHECKS);
        try (var reader = Files.newBufferedReader(file)) {
            shown.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        session.getStore().put(Namespace.create(Witness.class), Witness.class, (Witness) this::saw);
    }

    private void saw(Exercise exercise, String check, List<RecordedTopology> topologies) {
        topologies.stream()
                .map(Run::of)
                .filter(Run::writes)
                .findFirst()
                .ifPresent(run -> seen.putIfAbsent(exercise.id(), run));
    }

    /**
     * What an exercise's solution did in its check; empty if there is nothing to show.
     *
     * @throws BookFault if the check that is to be shown is not there, fails, or writes nothing
     */
    Optional<Run> of(CompiledLesson lesson, Exercise exercise) {
        var named = Optional.ofNullable(shown.getProperty(exercise.id()));
        if (named.isEmpty() && exercise.engine() == Engine.BROKER) {
            return Optional.empty();
        }
        var testClass = lesson.testOnSolution(exercise);
        run(
                testClass,
                named.<DiscoverySelector>map(check -> selected(testClass, check, exercise))
                        .orElse(DiscoverySelectors.selectClass(testClass)),
                exercise);
        if (named.isPresent() && !seen.containsKey(exercise.id())) {
            throw fault(exercise, "names a check that writes no record: " + named.get());
        }
        return Optional.ofNullable(seen.get(exercise.id()));
    }

    private DiscoverySelector selected(Class<?> testClass, String check, Exercise exercise) {
        return Arrays.stream(testClass.getDeclaredMethods())
                .filter(method -> method.getName().equals(check))
                .findFirst()
                .<DiscoverySelector>map(method -> DiscoverySelectors.selectMethod(testClass, method))
                .orElseThrow(() -> fault(exercise, "names a check that is not there: " + check));
    }

    private void run(Class<?> testClass, DiscoverySelector checks, Exercise exercise) {
        var summary = new SummaryGeneratingListener();
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(testClass.getClassLoader());
        try {
            session.getLauncher()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(checks)
                            .forExecution()
                            .listeners(summary)
                            .build());
        } finally {
            thread.setContextClassLoader(loader);
        }
        var failures = summary.getSummary().getFailures();
        if (!failures.isEmpty()) {
            throw new BookFault("The solution of exercise " + exercise.heading() + " fails its check: "
                    + failures.get(0).getException() + " Prove the lesson first.");
        }
    }

    private BookFault fault(Exercise exercise, String says) {
        return new BookFault("docs/" + file.getFileName() + ": " + exercise.id() + " " + says + ". Name another one.");
    }

    @Override
    public void close() {
        session.close();
    }
}
