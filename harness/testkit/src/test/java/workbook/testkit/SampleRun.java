package workbook.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import workbook.engine.EmbeddedBroker;
import workbook.manifest.Lesson;

/** Runs the sample exercise's tests as a learner's build would: with the sample's manifest on their class path. */
final class SampleRun {

    private static final String PACKAGE = "workbook.sample.";

    private SampleRun() {}

    /**
     * Runs tests in a JVM of its own: for what would end this one, or must find it as it begins. It ends with 0 if no broker
     * was started.
     *
     * @param arguments the test class's name without its package, and the tests' names
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        var tests = Arrays.asList(arguments);
        run(tests.get(0), tests.subList(1, tests.size()), new TestExecutionListener() {});
        System.exit(EmbeddedBroker.isStarted() ? 1 : 0);
    }

    /** Starts {@link #main} in another JVM. */
    static Process inAnotherJvm(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SampleRun.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    /**
     * Runs tests by their methods' names.
     *
     * @return what each one threw, in the order in which they ran; null if it passed
     */
    static Map<String, Throwable> of(String... tests) throws ReflectiveOperationException {
        var results = new LinkedHashMap<String, Throwable>();
        run("Sample$AnswerTest", List.of(tests), remembering(results));
        return results;
    }

    /** The same on the broker. */
    static Map<String, Throwable> onBroker(String... tests) throws ReflectiveOperationException {
        var results = new LinkedHashMap<String, Throwable>();
        run("BrokerSample$AnswerTest", List.of(tests), remembering(results));
        return results;
    }

    private static TestExecutionListener remembering(Map<String, Throwable> results) {
        return new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    var method = (MethodSource) test.getSource().orElseThrow();
                    results.put(method.getMethodName(), result.getThrowable().orElse(null));
                }
            }
        };
    }

    /** Runs tests of one of the sample's classes, and tells a listener. */
    static void run(String testClass, List<String> tests, TestExecutionListener listener)
            throws ReflectiveOperationException {
        var loaded = new SampleLoader().loadClass(PACKAGE + testClass);
        var selectors = tests.stream()
                .map(test -> DiscoverySelectors.selectMethod(loaded, test))
                .toList();
        var request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
        var config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config).execute(request, listener);
    }

    /** Loads the sample's classes anew, so that their class path has a manifest and the harness's own tests' has none. */
    private static final class SampleLoader extends ClassLoader {

        private SampleLoader() {
            super(SampleRun.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith(PACKAGE)) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                    var bytes = file.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException unreadable) {
                    throw new ClassNotFoundException(name, unreadable);
                }
            }
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return super.getResourceAsStream(name.equals(Lesson.FILE) ? PACKAGE.replace('.', '/') + name : name);
        }
    }
}
