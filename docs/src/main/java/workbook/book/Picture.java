package workbook.book;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pictures and the table of one run, as files, and as AsciiDoc that a chapter includes. */
final class Picture {

    private Picture() {}

    /**
     * A run's table of records, its topology and, where that tells more, its timeline: {@code <name>-records.adoc}, {@code
     * <name>-topology.adoc} and {@code <name>-timeline.adoc}.
     *
     * @param folder where they go
     * @param name how the files' names begin
     * @param title whose run it is, in words
     */
    static List<Piece> of(Run run, Path folder, String name, String title) {
        var table = new Piece(
                folder.resolve(name + "-records.adoc"), RecordTable.of(run, "What comes in, and what comes out"));
        var topology =
                drawing(folder, name + "-topology", TopologyDiagram.of(run.description(), "The topology of " + title));
        var timeline = Timeline.tells(run)
                ? drawing(folder, name + "-timeline", Timeline.of(run, title + " along event time"))
                : Stream.<Piece>of();
        return Stream.of(Stream.of(table), topology, timeline)
                .flatMap(pieces -> pieces)
                .toList();
    }

    private static Stream<Piece> drawing(Path folder, String name, String svg) {
        var file = folder.resolve(name + ".svg");
        return Stream.of(
                new Piece(file, svg),
                new Piece(
                        folder.resolve(name + ".adoc"),
                        "image::%s[opts=inline]%n"
                                .formatted(file.toAbsolutePath().normalize())));
    }
}
