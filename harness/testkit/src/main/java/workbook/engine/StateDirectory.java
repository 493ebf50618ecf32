package workbook.engine;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Where a run of a topology keeps its state: a directory that no other run has, in this JVM or before it. */
public final class StateDirectory {

    private static final Path ALL = Path.of(System.getProperty("java.io.tmpdir"), "workbook-state");

    /** A random name would load the JDK's cryptography first, for every learner's run. */
    private static final String THIS_JVM = ProcessHandle.current().pid() + "-" + System.currentTimeMillis();

    private static final AtomicLong RUNS = new AtomicLong();

    private StateDirectory() {}

    /** A directory that is not there yet, for {@code state.dir}: Kafka makes it when it has something to keep. */
    public static String another() {
        return ALL.resolve(THIS_JVM + "-" + RUNS.incrementAndGet()).toString();
    }
}
