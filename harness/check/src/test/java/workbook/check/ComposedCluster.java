package workbook.check;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.awaitility.Awaitility;
import workbook.check.ComposeFile.Service;

/**
 * The brokers of a compose file without Docker: each is a process of its own, prepared and started by the classes that its
 * image runs in a container, with the file's environment. Only addresses and data directories are others.
 */
final class ComposedCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of the image's /etc/kafka/docker/launch: settings from the environment, and a formatted data directory. */
    private static final String SETUP = "kafka.docker.KafkaDockerWrapper";

    private static final String BROKER = "kafka.Kafka";
    private static final String HEAP = "KAFKA_HEAP_OPTS";

    private final ComposeFile compose;
    private final ContainerAddresses addresses;
    private final Path folder;
    private final Map<String, Process> brokers = new LinkedHashMap<>();
    private final Thread endOfThisJvm = new Thread(this::killAll, "end of the brokers");

    private ComposedCluster(ComposeFile compose, Path folder) {
        this.compose = compose;
        this.addresses = new ContainerAddresses(compose);
        this.folder = folder;
    }

    /**
     * Starts the brokers, and returns when all of them know of each other.
     *
     * @param folder takes their data and logs
     */
    static ComposedCluster start(ComposeFile compose, Path folder) throws Exception {
        var cluster = new ComposedCluster(compose, folder);
        Runtime.getRuntime().addShutdownHook(cluster.endOfThisJvm);
        try {
            cluster.setUp();
            for (var service : compose.services()) {
                cluster.startBroker(service);
            }
            cluster.awaitAll();
            return cluster;
        } catch (Exception | AssertionError failed) {
            cluster.close();
            throw failed;
        }
    }

    /** Where clients find the brokers. */
    String bootstrapServers() {
        return compose.services().stream().map(this::bootstrapServers).collect(joining(","));
    }

    /** Where clients find one of them. */
    String bootstrapServers(Service service) {
        return service.publishedPorts().keySet().stream()
                .map(port -> addresses.outside("localhost:" + port))
                .collect(joining(","));
    }

    /** Ends a broker at once: it can neither hand over what it leads nor say goodbye. */
    void kill(int node) throws InterruptedException {
        var service = compose.services().stream()
                .filter(one -> one.environment().get("KAFKA_NODE_ID").equals(String.valueOf(node)))
                .findFirst()
                .orElseThrow();
        brokers.get(service.name()).destroyForcibly().waitFor();
    }

    private void setUp() throws IOException, InterruptedException {
        var setups = new LinkedHashMap<Service, Process>();
        for (var service : compose.services()) {
            var configs = Files.createDirectories(configs(service)).toString();
            setups.put(
                    service,
                    java(
                            service,
                            SETUP,
                            "setup",
                            "--default-configs-dir",
                            configs,
                            "--mounted-configs-dir",
                            configs,
                            "--final-configs-dir",
                            configs));
        }
        for (var setup : setups.entrySet()) {
            if (setup.getValue().waitFor() != 0) {
                throw new IllegalStateException("The setup failed of " + logged(setup.getKey()));
            }
        }
    }

    private void startBroker(Service service) throws IOException {
        brokers.put(
                service.name(),
                java(
                        service,
                        BROKER,
                        configs(service).resolve("server.properties").toString()));
    }

    private Process java(Service service, String mainClass, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of(service.environment().get(HEAP).split(" ")));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(service).toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("KAFKA_"));
        builder.environment().putAll(environment(service));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private Map<String, String> environment(Service service) {
        var environment = new HashMap<>(service.environment());
        environment.replaceAll((variable, value) -> addresses.inside(service, value));
        environment.put(
                "KAFKA_LOG_DIRS", folder.resolve(service.name()).resolve("data").toString());
        return environment;
    }

    private void awaitAll() {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                requireAlive();
                return size(admin) == compose.services().size();
            });
        }
    }

    private void requireAlive() throws IOException {
        for (var service : compose.services()) {
            if (!brokers.get(service.name()).isAlive()) {
                throw new IllegalStateException("It has ended: " + logged(service));
            }
        }
    }

    private static int size(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeCluster().nodes().get().size();
    }

    private String logged(Service service) throws IOException {
        return service.name() + ": " + Files.readString(log(service));
    }

    private Path configs(Service service) {
        return folder.resolve(service.name()).resolve("config");
    }

    private Path log(Service service) {
        return folder.resolve(service.name()).resolve("log.txt");
    }

    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(endOfThisJvm);
    }

    private void killAll() {
        brokers.values().forEach(Process::destroyForcibly);
        brokers.values().forEach(broker -> broker.onExit().join());
    }
}
