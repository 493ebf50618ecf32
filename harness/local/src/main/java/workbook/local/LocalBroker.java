package workbook.local;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.springframework.util.FileSystemUtils;
import workbook.clickstream.Topics;

/**
 * A Kafka broker on this machine: one node, KRaft, a fixed port on the loopback interface, with the workbook's topics. It
 * takes the place of the tutorial's Docker step.
 */
public final class LocalBroker implements AutoCloseable {

    /** Kafka's usual port. */
    public static final int PORT = 9092;

    /** What every topic of the workbook is there for from the start; others are made by the applications that use them. */
    static final List<String> TOPICS = List.of(
            Topics.USER_CLICKS,
            Topics.USER_PURCHASES,
            Topics.FILTERED_CLICKS,
            Topics.MAPPED_CLICKS,
            Topics.FLATMAPPED_CLICKS,
            Topics.PAGE_STATS);

    private static final int NODE = 1;
    private static final String META = "meta.properties";
    private static final String CLUSTER_ID = "cluster.id";

    private final int port;
    private final Path data;
    private final boolean keepData;
    private final KafkaRaftServer server;

    private LocalBroker(int port, Path data, boolean keepData, KafkaRaftServer server) {
        this.port = port;
        this.data = data;
        this.keepData = keepData;
        this.server = server;
    }

    /**
     * Starts a broker, and returns when its topics can be written and read.
     *
     * @param port where clients reach it
     * @param kept the directory that keeps its data; if empty, they are in a temporary one that goes with the broker
     * @throws CommandException if the port is in use, or the directory holds something else or belongs to a broker that runs
     */
    public static LocalBroker start(int port, Optional<Path> kept) {
        requireFree(port);
        var data = kept.map(LocalBroker::usable).orElseGet(LocalBroker::temporary);
        var config = config(port, freePort(), data);
        format(config, data);
        var server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
        var broker = new LocalBroker(port, data, kept.isPresent(), server);
        try {
            server.startup();
            broker.createTopics();
            return broker;
        } catch (KafkaException failed) {
            broker.close();
            throw failed.getMessage().contains("lock")
                    ? new CommandException(
                            data + " is in use by a broker that is running. Stop that one, or name another directory.",
                            failed)
                    : failed;
        }
    }

    /** Its address, for {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Where its data are. */
    Path data() {
        return data;
    }

    private static void requireFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.getLocalPort();
        } catch (IOException taken) {
            throw new CommandException(
                    "Port " + port
                            + " is in use; perhaps a broker is running there already. Stop it, or choose another port"
                            + " with --port.",
                    taken);
        }
    }

    private static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("There is no free port.", none);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("workbook-broker");
        } catch (IOException full) {
            throw new CommandException("No temporary directory can be made: " + full.getMessage() + ".", full);
        }
    }

    /** A directory that is new, empty, or a broker's. */
    private static Path usable(Path data) {
        try {
            Files.createDirectories(data);
            try (var content = Files.list(data)) {
                if (content.findAny().isPresent() && !Files.exists(data.resolve(META))) {
                    throw new CommandException(data + " is not empty, and holds no data of Kafka's. Nothing in it was"
                            + " touched: name another directory, or empty this one.");
                }
            }
            return data;
        } catch (IOException unusable) {
            throw new CommandException(
                    data + " cannot be used as a data directory: " + unusable.getMessage() + ". Name another.",
                    unusable);
        }
    }

    private static Map<String, Object> config(int port, int controllerPort, Path data) {
        var config = new HashMap<String, Object>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", NODE);
        config.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        config.put("controller.listener.names", "CONTROLLER");
        config.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        config.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        config.put("log.dirs", data.toString());
        config.put("offsets.topic.replication.factor", "1");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("auto.create.topics.enable", "false");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("group.streams.initial.rebalance.delay.ms", "0");
        return config;
    }

    /** A new directory gets a cluster id; one that is a broker's already is left as it is. */
    private static void format(Map<String, Object> config, Path data) {
        if (Files.exists(data.resolve(META))) {
            requireReadable(data);
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE)
                    .setControllerListenerName((String) config.get("controller.listener.names"))
                    .setMetadataLogDirectory(data.toString())
                    .addDirectory(data.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .run();
        } catch (Exception unformatted) {
            throw new CommandException(
                    data + " cannot be prepared for a broker: " + unformatted.getMessage(), unformatted);
        }
    }

    private static void requireReadable(Path data) {
        var meta = new Properties();
        try (var file = new FileInputStream(data.resolve(META).toFile())) {
            meta.load(file);
        } catch (IOException unreadable) {
            throw new CommandException(
                    data + " cannot be read: " + unreadable.getMessage() + ". Name another.", unreadable);
        }
        if (meta.getProperty(CLUSTER_ID) == null || !String.valueOf(NODE).equals(meta.getProperty("node.id"))) {
            throw new CommandException(data + " holds the data of another broker than this command's. Nothing in it was"
                    + " touched: name another directory.");
        }
    }

    private void createTopics() {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            MissingTopics.create(
                    admin,
                    TOPICS.stream()
                            .map(topic -> new NewTopic(topic, Topics.PARTITIONS, (short) 1))
                            .toList());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The broker did not make its topics.", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the broker made its topics.", interrupted);
        }
    }

    /** Stops the broker; its data go, unless they are to be kept. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (keepData) {
            return;
        }
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException busy) {
            throw new UncheckedIOException("The temporary directory " + data + " could not be deleted.", busy);
        }
    }
}
