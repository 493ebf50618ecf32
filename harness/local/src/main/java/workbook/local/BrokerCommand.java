package workbook.local;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.utils.AppInfoParser;
import workbook.clickstream.Topics;

/**
 * Starts a broker on this machine, and keeps it until Ctrl+C.
 *
 * <pre>
 * mvn compile exec:java@broker -pl harness/local
 * mvn compile exec:java@broker -pl harness/local -Dexec.args="--port 9093 --data kafka-data"
 * </pre>
 */
public final class BrokerCommand {

    private BrokerCommand() {}

    /** @param arguments {@code --port}, 9092 unless given; {@code --data}, a directory that keeps the broker's data */
    public static void main(String[] arguments) throws Exception {
        Terminal.run(() -> run(Options.of(arguments, "port", "data")));
    }

    private static void run(Options options) throws InterruptedException {
        var data = options.text("data").map(Path::of).map(Path::toAbsolutePath);
        var broker = LocalBroker.start(options.number("port", LocalBroker.PORT), data);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            broker.close();
                            System.out.println(
                                    data.map(kept -> "The broker has stopped. Its data are kept in " + kept + ".")
                                            .orElse("The broker has stopped, and has left nothing behind."));
                            stopped.countDown();
                        },
                        "end of the broker"));
        System.out.println("A Kafka broker is running at " + broker.bootstrapServers() + " (KRaft, one node, Kafka "
                + AppInfoParser.getVersion() + ").");
        System.out.println(
                "  topics    " + String.join(", ", LocalBroker.TOPICS) + "; " + Topics.PARTITIONS + " partitions each");
        System.out.println("  data      "
                + data.map(kept -> "kept in " + kept).orElse("in a temporary directory; --data DIRECTORY keeps them"));
        System.out.println("  connect   --bootstrap-servers " + broker.bootstrapServers());
        System.out.println("  events    mvn compile exec:java@events -pl harness/local");
        System.out.println(
                "  run       mvn compile exec:java@solution -pl solutions/01-stateless -Dexec.args=LongClicks");
        System.out.println("  stop      Ctrl+C");
        stopped.await();
    }
}
