package workbook.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.SimpleJavaFileObject;

/** A Java source as the compiler takes it: a file's text, or what an edit has made of it. */
public final class SourceFile extends SimpleJavaFileObject {

    private final Path file;
    private final String text;

    private SourceFile(Path file, String text) {
        super(file.toUri(), Kind.SOURCE);
        this.file = file;
        this.text = text;
    }

    /** Reads a source, with line feeds alone at the ends of its lines. */
    public static SourceFile read(Path file) {
        try {
            return new SourceFile(file, Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All Java sources below a folder, sorted; none if there is no such folder. */
    public static List<SourceFile> allBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(Kind.SOURCE.extension))
                    .sorted()
                    .map(SourceFile::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Path file() {
        return file;
    }

    public String text() {
        return text;
    }

    /** How often a text stands in this source. */
    public int count(String searched) {
        int count = 0;
        for (int at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + 1)) {
            count++;
        }
        return count;
    }

    /** This source with one text put in another's place. */
    public SourceFile with(String replaced, String replacement) {
        return new SourceFile(file, text.replace(replaced, replacement));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
