package workbook.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import workbook.source.Compiler;
import workbook.source.Refused;

class CompilerTest {

    @Test
    void a_java_without_a_compiler_is_told_in_one_sentence() {
        assertThatThrownBy(() -> Compiler.available(Optional.empty()))
                .isInstanceOf(Refused.class)
                .hasMessage("The check compiles lessons itself, and the Java at " + System.getProperty("java.home")
                        + " has no compiler: point JAVA_HOME to a JDK 17 or newer.");
    }
}
