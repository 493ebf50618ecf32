package workbook.local;

/** Runs a command for somebody at a terminal: one sentence and an exit code of 1 for what went wrong, and no log of Kafka's. */
final class Terminal {

    /** A command's work. */
    interface Command {
        void run() throws Exception;
    }

    private Terminal() {}

    static void run(Command command) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        try {
            command.run();
        } catch (CommandException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }
}
