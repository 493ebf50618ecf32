package workbook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/**
 * Runs an exercise's checks in the order in which its test class has them, so that the first one to fail is the one to mend
 * first. Reflection gives no order; the class file keeps the source's.
 */
public final class SourceOrder implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        var order = methodsOf(context.getTestClass());
        context.getMethodDescriptors()
                .sort(Comparator.comparingInt((MethodDescriptor test) ->
                        order.indexOf(test.getMethod().getName())));
    }

    private static List<String> methodsOf(Class<?> testClass) {
        var names = new ArrayList<String>();
        var visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String form, String generic, String[] thrown) {
                names.add(name);
                return null;
            }
        };
        var file = testClass.getName().replace('.', '/') + ".class";
        try (var bytes = testClass.getClassLoader().getResourceAsStream(file)) {
            new ClassReader(bytes)
                    .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return names;
    }
}
