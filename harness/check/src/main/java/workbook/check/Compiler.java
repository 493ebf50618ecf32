package workbook.check;

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
final class Compiler implements AutoCloseable {

    /** Warnings are the business of the build, which compiles the same sources. */
    private static final List<String> OPTIONS = List.of("-proc:none", "-parameters", "-g", "-nowarn", "-Xlint:none");

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
     * @throws IllegalStateException if this Java has no compiler
     */
    static Compiler of(Workbook workbook) {
        return new Compiler(available(Optional.ofNullable(ToolProvider.getSystemJavaCompiler())), harness(workbook));
    }

    static JavaCompiler available(Optional<JavaCompiler> javac) {
        return javac.orElseThrow(() -> new IllegalStateException("The check compiles lessons itself, and the Java at "
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
     * @param classes binary name to class file
     * @param errors what kept them from compiling; {@code classes} is empty then
     */
    record Compiled(Map<String, byte[]> classes, List<CompileError> errors) {

        boolean failed() {
            return !errors.isEmpty();
        }
    }

    /** One complaint of the compiler, on one line. */
    record CompileError(Path file, long line, String message) {

        static CompileError of(Diagnostic<? extends JavaFileObject> diagnostic) {
            var message = diagnostic
                    .getMessage(Locale.ROOT)
                    .lines()
                    .map(String::strip)
                    .toList();
            var file = diagnostic.getSource() instanceof SourceFile source ? source.file() : Path.of("");
            return new CompileError(file, diagnostic.getLineNumber(), String.join(", ", message));
        }

        String text() {
            return "line " + line + ": " + message;
        }
    }

    /**
     * Compiles sources together.
     *
     * @param known classes that the sources may use: binary name to class file
     */
    Compiled compile(List<SourceFile> sources, Map<String, byte[]> known) {
        if (sources.isEmpty()) {
            return new Compiled(Map.of(), List.of());
        }
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var memory = new Memory(files, known);
        boolean compiled =
                javac.getTask(null, memory, diagnostics, OPTIONS, null, sources).call();
        return compiled ? new Compiled(memory.written(), List.of()) : new Compiled(Map.of(), errors(diagnostics));
    }

    private static List<CompileError> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(CompileError::of)
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
