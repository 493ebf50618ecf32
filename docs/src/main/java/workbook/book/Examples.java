package workbook.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workbook.engine.TopologyRun;
import workbook.example.WorkedExample;

/** Runs the worked examples. */
final class Examples {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private Examples() {}

    /**
     * The table and the pictures of each example, named for its class.
     *
     * @param docs the book's folder
     * @param folder where the pieces go
     */
    static List<Piece> pieces(Path docs, Path folder) {
        return examples(docs).stream()
                .flatMap(example -> {
                    var name = example.getClass().getSimpleName();
                    return Picture.of(runOf(example), folder, name, "the worked example " + name).stream();
                })
                .toList();
    }

    /** All worked examples of the book, by the names of their files. */
    private static List<WorkedExample> examples(Path docs) {
        var sources = docs.resolve(SOURCES);
        try (var files = Files.walk(sources.resolve(Path.of("workbook", "example")))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .<Class<?>>map(file -> classOf(sources.relativize(file)))
                    .filter(type -> WorkedExample.class.isAssignableFrom(type) && !type.isInterface())
                    .map(type -> made((Class<?>) type))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> classOf(Path source) {
        var name = source.toString().replaceAll("[/\\\\]", ".").replaceAll("\\.java$", "");
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static WorkedExample made(Class<?> type) {
        try {
            return (WorkedExample) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException unusable) {
            throw new BookFault(type.getName() + " has no public constructor without parameters. Give it one.");
        }
    }

    private static Run runOf(WorkedExample example) {
        var recorded = TopologyRun.build(example::build, example.settings());
        try (var run = TopologyRun.start(recorded)) {
            example.send(run.driver());
        }
        return Run.of(recorded);
    }
}
