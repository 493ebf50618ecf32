package workbook.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.FileSystemUtils;

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

    /** Deletes a directory and all that a run has left in it; does nothing if Kafka has not made it. */
    public static void delete(String directory) {
        var path = Path.of(directory);
        if (!Files.exists(path)) {
            return;
        }
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException busy) {
            throw new UncheckedIOException("The state directory " + path + " could not be deleted.", busy);
        }
    }
}
