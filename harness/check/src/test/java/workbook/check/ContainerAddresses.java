package workbook.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import workbook.check.ComposeFile.Service;

/**
 * Stands in for Docker's network where containers are processes of one machine: each port of a container gets a free port of
 * the loopback interface, and the addresses in the compose file become those.
 */
final class ContainerAddresses {

    private static final Pattern ADDRESS = Pattern.compile("(?<host>[A-Za-z0-9-]*):(?<port>\\d+)");

    /** Below what systems give to outgoing connections, so that none of those sits on a port before its broker does. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    private final List<Service> services;
    private final Map<String, Integer> ports = new HashMap<>();

    ContainerAddresses(ComposeFile compose) {
        services = compose.services();
    }

    /**
     * A text of a container's environment, where {@code :9092} is its own port, {@code kafka-2:29092} another container's, and
     * {@code localhost:9092} what is published on the machine.
     */
    String inside(Service container, String text) {
        return translated(text, container.name());
    }

    /** A text that a client outside uses: published addresses only. */
    String outside(String text) {
        return translated(text, "");
    }

    private String translated(String text, String self) {
        return ADDRESS.matcher(text)
                .replaceAll(address ->
                        here(address.group(1).isEmpty() ? self : address.group(1), Integer.parseInt(address.group(2))));
    }

    private String here(String host, int port) {
        return host.equals("localhost") ? published(port) : container(host, port);
    }

    private String published(int port) {
        return services.stream()
                .filter(service -> service.publishedPorts().containsKey(port))
                .findFirst()
                .map(service ->
                        container(service.name(), service.publishedPorts().get(port)))
                .orElseThrow(() -> new IllegalArgumentException("No service publishes port " + port + "."));
    }

    private String container(String name, int port) {
        if (services.stream().noneMatch(service -> service.name().equals(name))) {
            throw new IllegalArgumentException(
                    "No service is named " + name + ", of which port " + port + " is asked.");
        }
        return "localhost:" + ports.computeIfAbsent(name + ":" + port, address -> freePort());
    }

    private int freePort() {
        return ThreadLocalRandom.current()
                .ints(FIRST_PORT, LAST_PORT)
                .filter(port -> !ports.containsValue(port) && isFree(port))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
