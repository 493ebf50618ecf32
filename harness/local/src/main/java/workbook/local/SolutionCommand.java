package workbook.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import workbook.clickstream.PageStatsServer;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;

/**
 * Runs an exercise's solution as an application, against the local broker or any cluster, until Ctrl+C.
 *
 * <pre>
 * mvn compile exec:java@solution -pl solutions/01-stateless -Dexec.args=LongClicks
 * mvn compile exec:java@solution -pl solutions/01-stateless -Dexec.args="LongClicks --bootstrap-servers localhost:9093"
 * </pre>
 */
public final class SolutionCommand {

    /** Set by the build: the solutions' folder. */
    static final String MODULE = "workbook.module";

    /** Where the tutorial's statistics are served. */
    private static final int STATS_PORT = 6066;

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private SolutionCommand() {}

    /**
     * @param arguments the exercise, by its class or id; {@code --bootstrap-servers}; {@code --application-id}; {@code
     *     --stats-port} for the one that answers over HTTP
     */
    public static void main(String[] arguments) throws Exception {
        Terminal.run(() -> run(Options.of(arguments, Options.BOOTSTRAP_SERVERS, "application-id", "stats-port")));
    }

    private static void run(Options options) throws Exception {
        var lesson = lesson();
        var exercise = exercise(lesson, options);
        var type = type(lesson, exercise);
        var application = SolutionApplication.of(type, options.bootstrapServers(), options.text("application-id"));
        var stopped = new CountDownLatch(1);
        var streams = application.start(failure -> {
            System.err.println("The application failed: " + failure);
            stopped.countDown();
        });
        var server = statistics(type, streams, options);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.ifPresent(PageStatsServer::close);
                            streams.close(CLOSING);
                            System.out.println("The application has stopped.");
                        },
                        "end of the application"));
        System.out.println(exercise.heading() + " is running against " + options.bootstrapServers() + ", as "
                + application.id() + ".");
        System.out.println(
                "  reads     " + String.join(", ", application.topics().inputs()));
        System.out.println("  writes    "
                + (application.topics().outputs().isEmpty()
                        ? "to its state store only"
                        : String.join(", ", application.topics().outputs())));
        server.ifPresent(running -> System.out.println("  serves    " + running.address()));
        System.out.println("  stop      Ctrl+C");
        stopped.await();
        System.exit(1);
    }

    private static Lesson lesson() {
        var module = System.getProperty(MODULE);
        if (module == null) {
            throw new CommandException("This command belongs to a lesson's solutions: mvn compile exec:java -pl"
                    + " solutions/01-stateless -Dexec.args=LongClicks");
        }
        var folder = Path.of(module);
        return Lesson.read(folder.resolve(Path.of("..", "..", "lessons"))
                .resolve(folder.getFileName())
                .resolve(Lesson.FILE)
                .normalize());
    }

    private static Exercise exercise(Lesson lesson, Options options) {
        var all = lesson.exercises().stream()
                .map(exercise -> exercise.id() + " " + exercise.className())
                .collect(Collectors.joining(", "));
        if (options.operands().size() != 1) {
            throw new CommandException("Say which exercise to run, as in -Dexec.args="
                    + lesson.exercises().get(0).className() + ". There are: " + all + ".");
        }
        var named = options.operands().get(0);
        return lesson.exercises().stream()
                .filter(exercise ->
                        exercise.id().equals(named) || exercise.className().equals(named))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "Lesson " + lesson.folder() + " has no exercise " + named + ". There are: " + all + "."));
    }

    private static Class<?> type(Lesson lesson, Exercise exercise) throws ClassNotFoundException {
        return Class.forName(lesson.packageName() + "." + exercise.className());
    }

    /** For the exercise that answers queries, the server that asks it. */
    private static Optional<PageStatsServer> statistics(Class<?> type, KafkaStreams streams, Options options)
            throws ReflectiveOperationException {
        if (!PageStatsServer.Source.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        try {
            var source = (PageStatsServer.Source)
                    type.getConstructor(KafkaStreams.class).newInstance(streams);
            return Optional.of(PageStatsServer.start(options.number("stats-port", STATS_PORT), source));
        } catch (IOException taken) {
            streams.close(CLOSING);
            throw new CommandException(taken.getMessage() + " Use --stats-port.", taken);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
