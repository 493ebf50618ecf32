package workbook.source;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources in memory, against this JVM's class path and classes compiled before. One compiler serves many
 * compilations: it opens the jars of the class path once.
 */
public final class Compiler implements AutoCloseable {

    /** The build warns of the same things. */
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-parameters", "-g", "-Xlint:deprecation,unchecked");

    private final JavaCompiler javac;
    private final StandardJavaFileManager files;

    private Compiler(JavaCompiler javac, List<Path> classPath) {
        this.javac = javac;
        this.files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /**
     * A compiler for the sources of a workbook.
     *
     * @throws Refused if this Java has no compiler
     */
    public static Compiler of(Workbook workbook) {
        return new Compiler(available(Optional.ofNullable(ToolProvider.getSystemJavaCompiler())), harness(workbook));
    }

    public static JavaCompiler available(Optional<JavaCompiler> javac) {
        return javac.orElseThrow(() -> new Refused("The check compiles lessons itself, and the Java at "
                + System.getProperty("java.home") + " has no compiler: point JAVA_HOME to a JDK 17 or newer."));
    }

    /** This JVM's class path without lessons and solutions: those come from source. */
    private static List<Path> harness(Workbook workbook) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .filter(entry -> !workbook.holdsLesson(entry))
                .toList();
    }

    /**
     * The classes that sources compile to.
     *
     * @param classes binary name to class file; empty if there are errors
     * @param errors what kept them from compiling
     * @param warnings what the compiler would rather see written otherwise
     */
    public record Compiled(Map<String, byte[]> classes, List<Complaint> errors, List<Complaint> warnings) {

        /** Of no sources at all. */
        static final Compiled NOTHING = new Compiled(Map.of(), List.of(), List.of());

        public boolean failed() {
            return !errors.isEmpty();
        }
    }

    /** What the compiler says about a line. */
    public record Complaint(Path file, long line, String message) {

        private static Complaint of(Diagnostic<? extends JavaFileObject> diagnostic) {
            var message = diagnostic
                    .getMessage(Locale.ROOT)
                    .lines()
                    .map(String::strip)
                    .toList();
            var file = diagnostic.getSource() instanceof SourceFile source ? source.file() : Path.of("");
            return new Complaint(file, diagnostic.getLineNumber(), String.join(", ", message));
        }

        /** Line and message, on one line. */
        public String text() {
            return "line " + line + ": " + message;
        }
    }

    /**
     * Compiles sources together.
     *
     * @param known classes that the sources may use: binary name to class file
     */
    public Compiled compile(List<SourceFile> sources, Map<String, byte[]> known) {
        if (sources.isEmpty()) {
            return Compiled.NOTHING;
        }
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var memory = new Memory(files, known);
        javac.getTask(null, memory, diagnostics, OPTIONS, null, sources).call();
        var errors = complaints(diagnostics, EnumSet.of(Diagnostic.Kind.ERROR));
        var warnings = complaints(diagnostics, EnumSet.of(Diagnostic.Kind.WARNING, Diagnostic.Kind.MANDATORY_WARNING));
        return new Compiled(errors.isEmpty() ? memory.written() : Map.of(), errors, warnings);
    }

    private static List<Complaint> complaints(
            DiagnosticCollector<JavaFileObject> diagnostics, Set<Diagnostic.Kind> kinds) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> kinds.contains(diagnostic.getKind()))
                .map(Complaint::of)
                .toList();
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    /** Offers known classes beside the class path, and keeps what the compiler writes. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, byte[]> known;
        private final Map<String, ByteArrayOutputStream> output = new HashMap<>();

        private Memory(JavaFileManager files, Map<String, byte[]> known) {
            super(files);
            this.known = known;
        }

        private Map<String, byte[]> written() {
            var written = new HashMap<String, byte[]>();
            output.forEach((name, bytes) -> written.put(name, bytes.toByteArray()));
            return written;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            var found = super.list(location, packageName, kinds, recurse);
            if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
                return found;
            }
            var all = new ArrayList<JavaFileObject>();
            known.forEach((name, bytes) -> {
                if (packageOf(name).equals(packageName)) {
                    all.add(new KnownClass(name, bytes));
                }
            });
            found.forEach(all::add);
            return all;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof KnownClass known ? known.name : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new WrittenClass(className, output.computeIfAbsent(className, name -> new ByteArrayOutputStream()));
        }

        /** The standard file manager is closed with the compiler, not with one compilation. */
        @Override
        public void close() {}

        private static String packageOf(String className) {
            return className.substring(0, Math.max(0, className.lastIndexOf('.')));
        }
    }

    private static final class KnownClass extends SimpleJavaFileObject {

        private final String name;
        private final byte[] bytes;

        private KnownClass(String name, byte[] bytes) {
            super(uri(name), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public java.io.InputStream openInputStream() {
            return new java.io.ByteArrayInputStream(bytes);
        }
    }

    private static final class WrittenClass extends SimpleJavaFileObject {

        private final OutputStream bytes;

        private WrittenClass(String name, OutputStream bytes) {
            super(uri(name), Kind.CLASS);
            this.bytes = bytes;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static URI uri(String className) {
        return URI.create("memory:///" + className.replace('.', '/') + JavaFileObject.Kind.CLASS.extension);
    }
}
