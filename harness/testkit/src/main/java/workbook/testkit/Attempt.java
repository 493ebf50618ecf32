package workbook.testkit;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TopologyException;
import workbook.engine.RecordPath;
import workbook.manifest.Exercise;
import workbook.manifest.Lesson;
import workbook.verdict.Verdict;
import workbook.verdict.Verdict.Kind;
import workbook.verdict.VerdictError;

/**
 * One run of one check on a learner's answer: turns what went wrong into a {@link VerdictError}.
 *
 * @param lesson the lesson that the exercise is in
 * @param exercise what the learner tries to solve
 * @param test the check that runs
 * @param paths where the records went so far
 * @param thrownMistakes the misconceptions that are known by an exception
 */
record Attempt(
        Lesson lesson,
        Exercise exercise,
        Method test,
        Supplier<List<RecordPath>> paths,
        ThrownMistakes thrownMistakes) {

    private static final int LONGEST_MESSAGE = 240;

    /** The check's name as a sentence: {@code a click at the end of a window opens the next}. */
    String rule() {
        return test.getName().replace('_', ' ');
    }

    VerdictError unsolved() {
        return fault(Kind.UNSOLVED, "nothing is built yet.", exercise.task());
    }

    VerdictError fault(Kind kind, String headline, String why) {
        return verdict(kind, headline, List.of(), List.of(), why, List.of(), null);
    }

    VerdictError wrongResult(String headline, List<String> expected, List<String> got, String why) {
        return verdict(
                Kind.WRONG_RESULT, headline, expected, got, why, RelevantPaths.of(paths.get(), expected, got), null);
    }

    VerdictError neverEnded(Duration limit, StackTraceElement[] where) {
        var line = Arrays.stream(where).filter(this::isLearners).findFirst();
        var headline = "your code was still running after " + limit.toSeconds() + " s"
                + line.map(frame -> ", at " + fileAndLine(frame)).orElse("") + ".";
        return fault(
                Kind.NEVER_ENDED,
                headline,
                "What you write is called and has to come back, or all that is behind it waits.");
    }

    /** Whether a thread is inside of the learner's code. */
    boolean isInside(StackTraceElement[] where) {
        return Arrays.stream(where).anyMatch(this::isLearners);
    }

    /** The verdict on whatever a test threw; a verdict stays as it is. */
    VerdictError verdictOn(Throwable thrown) {
        if (thrown instanceof VerdictError verdict) {
            return readable(verdict);
        }
        var nested = causes(thrown).filter(VerdictError.class::isInstance).findFirst();
        if (nested.isPresent()) {
            return readable((VerdictError) nested.get());
        }
        var verdict = serdeFault(thrown).orElseGet(() -> exception(thrown));
        return thrownMistakes
                .namedBy(causes(thrown).toList())
                .map(says -> named(says, verdict.verdict(), thrown))
                .orElse(verdict);
    }

    /** A verdict on what was thrown, with the misconception before it. */
    private VerdictError named(String says, Verdict verdict, Throwable thrown) {
        var headline = verdict.headline();
        var why = headline.substring(0, 1).toUpperCase(Locale.ROOT) + headline.substring(1);
        return thrown(verdict.kind(), says, why, thrown);
    }

    private Optional<VerdictError> serdeFault(Throwable thrown) {
        if (learnersLine(thrown).isPresent()) {
            return Optional.empty();
        }
        return causes(thrown)
                .filter(cause -> cause instanceof ClassCastException
                        || cause instanceof SerializationException
                        || isMissingSerde(cause))
                .reduce((outer, inner) -> inner)
                .map(cause -> thrown(Kind.WRONG_SERDE, serdeHeadline(cause, thrown), SERDE_RULE, thrown));
    }

    /** Any other setting can be wrong too. */
    private static boolean isMissingSerde(Throwable cause) {
        return cause instanceof ConfigException && shortened(cause).contains("serde");
    }

    private static final String SERDE_RULE =
            "Each operator that reads, writes or stores records needs serdes of the types"
                    + " that it handles: Consumed, Produced, Grouped, Materialized, Repartitioned, Joined and StreamJoined"
                    + " take them.";

    /** What {@code SourceNode}, {@code SinkNode} and {@code StoreSerdeInitializer} say around a missing serde. */
    private static final Pattern SERDE_MISSING_AT =
            Pattern.compile("Failed to initialize (key|value) serdes for (source node|sink node|store) (\\S+)");

    private static String serdeHeadline(Throwable cause, Throwable thrown) {
        if (cause instanceof ConfigException) {
            return "an operator was given no serde, and there is no default one" + missingAt(thrown) + ".";
        }
        if (cause instanceof ClassCastException) {
            return "a serde does not fit the type of its records: " + castInPlainWords(cause) + ".";
        }
        return "a record could not be written or read: " + shortened(cause) + withoutFullStopTwice(cause);
    }

    /** {@code : the sink node KSTREAM-SINK-3 has none for values}; nothing if Kafka does not tell. */
    private static String missingAt(Throwable thrown) {
        return causes(thrown)
                .map(cause -> SERDE_MISSING_AT.matcher(shortened(cause)))
                .filter(Matcher::find)
                .findFirst()
                .map(at -> ": the " + at.group(2) + " " + RecordPath.readable(at.group(3)) + " has none for "
                        + at.group(1) + "s")
                .orElse("");
    }

    private static String withoutFullStopTwice(Throwable cause) {
        return shortened(cause).endsWith(".") ? "" : ".";
    }

    /** {@code class java.lang.Long cannot be cast to class java.lang.String (...)} without packages and modules. */
    private static String castInPlainWords(Throwable cast) {
        return shortened(cast)
                .replaceAll("\\(.*", "")
                .replaceAll("class ([\\w$]+\\.)*", "")
                .strip();
    }

    private VerdictError exception(Throwable thrown) {
        var root = causes(thrown)
                .filter(cause -> cause instanceof TopologyException || !isWrapper(cause))
                .findFirst()
                .orElse(thrown);
        if (root instanceof TopologyException) {
            return thrown(Kind.THROWN, "Kafka Streams refuses this topology. " + shortened(root), "", thrown);
        }
        var line =
                learnersLine(thrown).map(frame -> " at " + fileAndLine(frame)).orElse("");
        if (root instanceof StackOverflowError) {
            return thrown(Kind.NEVER_ENDED, "your code calls itself without end" + line + ".", "", thrown);
        }
        var said = root.getMessage() == null ? "" : ": " + shortened(root);
        return thrown(Kind.THROWN, "your code threw " + root.getClass().getSimpleName() + line + said, "", thrown);
    }

    private static boolean isWrapper(Throwable cause) {
        return cause instanceof StreamsException || cause instanceof ExceptionInInitializerError;
    }

    private VerdictError thrown(Kind kind, String headline, String why, Throwable cause) {
        return verdict(kind, headline, List.of(), List.of(), why, RelevantPaths.last(paths.get()), cause);
    }

    private VerdictError verdict(
            Kind kind,
            String headline,
            List<String> expected,
            List<String> got,
            String why,
            List<String> path,
            Throwable cause) {
        var read = "chapter " + lesson.number() + ", \"" + exercise.section() + "\": " + lesson.chapter();
        var verdict =
                new Verdict(kind, exercise.id(), exercise.title(), rule(), headline, expected, got, why, path, read);
        return readable(new VerdictError(verdict, cause));
    }

    /** Leaves only the frames that a learner can click on: the test's and their own. */
    private VerdictError readable(VerdictError error) {
        error.setStackTrace(Arrays.stream(error.getStackTrace())
                .filter(frame -> isLearners(frame)
                        || frame.getClassName()
                                .startsWith(test.getDeclaringClass().getName()))
                .toArray(StackTraceElement[]::new));
        return error;
    }

    private Optional<StackTraceElement> learnersLine(Throwable thrown) {
        return causes(thrown)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .filter(this::isLearners)
                .findFirst();
    }

    /** Whether a frame is a line of the learner's; what the compiler made of a lambda has no line. */
    private boolean isLearners(StackTraceElement frame) {
        var learners = lesson.packageName() + "." + exercise.className();
        boolean inClass =
                frame.getClassName().equals(learners) || frame.getClassName().startsWith(learners + "$");
        return inClass && frame.getLineNumber() > 0;
    }

    private static String fileAndLine(StackTraceElement frame) {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private static String shortened(Throwable thrown) {
        var message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
