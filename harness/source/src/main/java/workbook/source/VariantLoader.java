package workbook.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loads one variant of a lesson: its compiled tests over skeletons, solutions or an edited solution, from memory. The harness
 * and Kafka come from the parent; the lesson's own package never does, so that a solution on this JVM's class path cannot
 * stand in for a skeleton.
 */
final class VariantLoader extends ClassLoader {

    private static final String CLASS_FILE = ".class";

    private final String lessonPackage;
    private final Map<String, byte[]> classes;
    private final List<Path> resourceFolders;

    /**
     * @param lessonPackage the package that only this loader serves
     * @param classes binary name to class file
     * @param resourceFolders where the lesson's resources lie; the first that has one counts
     */
    VariantLoader(String lessonPackage, Map<String, byte[]> classes, List<Path> resourceFolders) {
        super(VariantLoader.class.getClassLoader());
        this.lessonPackage = lessonPackage;
        this.classes = classes;
        this.resourceFolders = resourceFolders;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            var bytes = classes.get(name);
            if (bytes != null) {
                return defineClass(name, bytes, 0, bytes.length);
            }
            if (name.startsWith(lessonPackage + ".")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Override
    public URL getResource(String name) {
        return resource(name).map(VariantLoader::url).orElseGet(() -> super.getResource(name));
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        if (name.endsWith(CLASS_FILE)) {
            var bytes = classes.get(
                    name.substring(0, name.length() - CLASS_FILE.length()).replace('/', '.'));
            if (bytes != null) {
                return new ByteArrayInputStream(bytes);
            }
        }
        return resource(name).map(VariantLoader::open).orElseGet(() -> super.getResourceAsStream(name));
    }

    private Optional<Path> resource(String name) {
        return resourceFolders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As {@link ClassLoader#getResourceAsStream} has it, a resource that cannot be read is none. */
    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException unreadable) {
            return null;
        }
    }
}
