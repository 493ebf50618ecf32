package workbook.testkit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import workbook.manifest.Exercise;

/**
 * Says which exercise ended the run. {@code System.exit} cannot be forbidden (JEP 486 removed the security manager), only
 * noticed: a JVM that goes down while an exercise runs was ended by it.
 */
final class ExitNotice {

    private static volatile Exercise running;
    private static boolean watching;

    private ExitNotice() {}

    static synchronized void started(Exercise exercise) {
        running = exercise;
        if (!watching) {
            watching = true;
            Runtime.getRuntime().addShutdownHook(new Thread(ExitNotice::speak, "exit notice"));
        }
    }

    static void ended() {
        running = null;
    }

    private static void speak() {
        var exercise = running;
        if (exercise != null) {
            // Straight to the terminal: the test runner no longer listens to System.out at this point.
            var terminal = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
            terminal.println(exercise.heading() + ": the run ended here, because " + exercise.className()
                    + " (or something that it calls) called System.exit. Take that call out: a topology returns,"
                    + " it never ends its application.");
        }
    }
}
