package workbook.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command was given: {@code LongClicks --bootstrap-servers localhost:9092}.
 *
 * @param operands what has no name
 * @param named what follows a name, by that name without its dashes
 */
record Options(List<String> operands, Map<String, String> named) {

    static final String BOOTSTRAP_SERVERS = "bootstrap-servers";
    static final String LOCAL = "localhost:" + LocalBroker.PORT;

    /**
     * Reads a command line.
     *
     * @param known the names that the command has
     * @throws CommandException if there is another name, or a name without a value
     */
    static Options of(String[] arguments, String... known) {
        var operands = new ArrayList<String>();
        var named = new HashMap<String, String>();
        var rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            var argument = rest.poll();
            if (!argument.startsWith("--")) {
                operands.add(argument);
                continue;
            }
            var name = argument.substring(2);
            if (!List.of(known).contains(name)) {
                throw new CommandException(
                        "There is no option " + argument + ". There are: --" + String.join(", --", known) + ".");
            }
            if (rest.isEmpty() || rest.peek().startsWith("--")) {
                throw new CommandException("The option " + argument + " needs a value behind it.");
            }
            named.put(name, rest.poll());
        }
        return new Options(List.copyOf(operands), Map.copyOf(named));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** A whole number, from 0 on. */
    int number(String name, int otherwise) {
        var written = named.get(name);
        if (written == null) {
            return otherwise;
        }
        if (!written.matches("\\d{1,9}")) {
            throw new CommandException("--" + name + " is '" + written + "', and has to be a whole number.");
        }
        return Integer.parseInt(written);
    }

    String bootstrapServers() {
        return text(BOOTSTRAP_SERVERS).orElse(LOCAL);
    }
}
