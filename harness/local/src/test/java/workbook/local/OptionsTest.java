package workbook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void operands_and_named_values() {
        var options = of("LongClicks", "--port", "9093");

        assertThat(options.operands()).containsExactly("LongClicks");
        assertThat(options.number("port", 9092)).isEqualTo(9093);
        assertThat(options.text("data")).isEmpty();
        assertThat(of().number("port", 9092)).isEqualTo(9092);
    }

    @Test
    void what_is_not_understood() {
        refused("There is no option --prot. There are: --port, --data.", "--prot", "9093");
        refused("The option --port needs a value behind it.", "--port");
        refused("The option --port needs a value behind it.", "--port", "--data", "x");
    }

    @Test
    void a_number_that_is_none() {
        assertThatThrownBy(() -> of("--port", "many").number("port", 1))
                .isInstanceOf(CommandException.class)
                .hasMessage("--port is 'many', and has to be a whole number.");
    }

    private static void refused(String sentence, String... arguments) {
        assertThatThrownBy(() -> of(arguments))
                .isInstanceOf(CommandException.class)
                .hasMessage(sentence);
    }

    private static Options of(String... arguments) {
        return Options.of(arguments, "port", "data");
    }
}
