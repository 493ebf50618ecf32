package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import workbook.source.Compiler;
import workbook.source.Workbook;

/**
 * A workbook of one lesson with one exercise, sound in every respect, in a folder of its own. Each test breaks it in one
 * place.
 */
final class SmallWorkbook {

    static final String MANIFEST = "lessons/01-filter/lesson.yaml";
    static final String SKELETON = "lessons/01-filter/src/main/java/workbook/filter/LongVisits.java";
    static final String TEST = "lessons/01-filter/src/test/java/workbook/filter/LongVisitsTest.java";
    static final String SOLUTION = "solutions/01-filter/src/main/java/workbook/filter/LongVisits.java";
    static final String MISTAKES = "solutions/01-filter/mistakes.yaml";

    private final Path root;

    private SmallWorkbook(Path root) {
        this.root = root;
    }

    static SmallWorkbook in(Path root) {
        return new SmallWorkbook(root)
                .write("lessons/pom.xml", "<modules><module>01-filter</module></modules>")
                .write("solutions/pom.xml", "<modules><module>01-filter</module></modules>")
                .write("solutions/01-filter/src/test/java/workbook/filter/FilterSolutionTest.java", """
                        package workbook.filter;

                        import workbook.check.SolutionCheck;

                        class FilterSolutionTest extends SolutionCheck {}
                        """)
                .write(MANIFEST, """
                        lesson: 01-filter
                        title: Filter
                        package: workbook.filter

                        exercises:
                          - id: "1.1"
                            title: Long visits
                            class: LongVisits
                            engine: driver
                            section: Filter
                            task: Pass on what is longer than five.
                            teaches: [filter]
                            requires: []
                            hints:
                              - What makes a visit long?
                              - KStream#filter; chapter 1, "Filter".
                              - Read, filter, write.
                        """)
                .write(SKELETON, """
                        package workbook.filter;

                        import org.apache.kafka.streams.StreamsBuilder;

                        public final class LongVisits {

                            private LongVisits() {}

                            public static void build(StreamsBuilder builder) {
                                // TODO 1.1
                            }
                        }
                        """)
                .write(SOLUTION, """
                        package workbook.filter;

                        import org.apache.kafka.common.serialization.Serdes;
                        import org.apache.kafka.streams.StreamsBuilder;
                        import org.apache.kafka.streams.kstream.Consumed;
                        import org.apache.kafka.streams.kstream.Produced;

                        public final class LongVisits {

                            private LongVisits() {}

                            public static void build(StreamsBuilder builder) {
                                builder.stream("visits", Consumed.with(Serdes.String(), Serdes.Integer()))
                                        .filter((user, seconds) -> seconds > 5)
                                        .to("long-visits", Produced.with(Serdes.String(), Serdes.Integer()));
                            }
                        }
                        """)
                .write(TEST, """
                        package workbook.filter;

                        import static org.apache.kafka.streams.KeyValue.pair;

                        import org.apache.kafka.common.serialization.Serdes;
                        import org.junit.jupiter.api.Test;
                        import org.junit.jupiter.api.extension.RegisterExtension;
                        import workbook.testkit.TopologyExercise;

                        class LongVisitsTest {

                            @RegisterExtension
                            final TopologyExercise exercise = TopologyExercise.of(LongVisits::build);

                            @Test
                            void long_visits_come_through() {
                                visit(6);

                                exercise.check(longVisits())
                                        .mistake(got -> got.isEmpty(), "a long visit was dropped.")
                                        .is(6);
                            }

                            @Test
                            void a_visit_of_five_seconds_is_not_long() {
                                visit(5);

                                exercise.check(longVisits())
                                        .mistake(got -> got.contains(5), "five is not more than five.")
                                        .is();
                            }

                            private void visit(int seconds) {
                                exercise.input("visits", Serdes.String(), Serdes.Integer()).pipeInput("user1", seconds);
                            }

                            private java.util.List<Integer> longVisits() {
                                return exercise.output("long-visits", Serdes.String(), Serdes.Integer()).readValuesToList();
                            }
                        }
                        """)
                .write(MISTAKES, """
                        - exercise: "1.1"
                          mistake: at least instead of more than
                          replace: seconds > 5
                          with: seconds >= 5
                          caught-by: a_visit_of_five_seconds_is_not_long
                          says: not more than five

                        - exercise: "1.1"
                          mistake: the wrong way round
                          replace: seconds > 5
                          with: seconds < 5
                          caught-by: long_visits_come_through
                          says: a long visit was dropped

                        - exercise: "1.1"
                          mistake: the predicate says what to drop
                          replace: ".filter("
                          with: ".filterNot("
                          caught-by: long_visits_come_through
                          says: was dropped
                        """);
    }

    /** Writes a whole file. */
    SmallWorkbook write(String file, String text) {
        try {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), text);
            return this;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Puts one text in the place of another, which must stand in the file. */
    SmallWorkbook edit(String file, String replaced, String replacement) {
        var text = read(file);
        assertThat(text).contains(replaced);
        return write(file, text.replace(replaced, replacement));
    }

    SmallWorkbook delete(String file) {
        try {
            Files.delete(root.resolve(file));
            return this;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Workbook workbook() {
        return new Workbook(root);
    }

    /** Runs every trial. */
    WorkbookProof proof() {
        try (var compiler = Compiler.of(workbook())) {
            var proof = WorkbookProof.prepare(workbook(), compiler);
            proof.runAll(lesson -> {});
            return proof;
        }
    }

    /** What is refused when all has been tried. */
    List<String> refusals() {
        return proof().refusals().stream().map(Refusal::text).toList();
    }
}
