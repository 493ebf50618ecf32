package workbook.engine;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * The line between clients and the broker, which can be cut for one client for good. From then on the broker hears nothing of
 * it: no heartbeat, no commit, no farewell, whatever its threads still do. That is what it hears of a process that was
 * killed, so this is how an instance in the exercise's own JVM crashes.
 *
 * <p>It carries the bytes of the Kafka protocol in both directions, and reads no more of a request than its header: the
 * length, the kind of request and the client's id.
 */
final class BrokerLine implements AutoCloseable {

    /** The request's kind and version, its correlation id, and the client id's length. */
    private static final int BEFORE_CLIENT_ID = 2 + 2 + 4 + 2;

    private final ServerSocket entrance;
    private final IntSupplier brokerPort;
    private final Map<String, Set<Integer>> cuts = new ConcurrentHashMap<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private BrokerLine(ServerSocket entrance, IntSupplier brokerPort) {
        this.entrance = entrance;
        this.brokerPort = brokerPort;
    }

    /**
     * Opens a line on a free port of the loopback interface.
     *
     * @param brokerPort where the broker listens; asked for at each connection, so it may start later
     */
    static BrokerLine open(IntSupplier brokerPort) {
        try {
            var line = new BrokerLine(new ServerSocket(0, 50, InetAddress.getByName("localhost")), brokerPort);
            inBackground(line::accept);
            return line;
        } catch (IOException noPort) {
            throw new UncheckedIOException("No port is free.", noPort);
        }
    }

    /** The port at which clients find the broker. */
    int port() {
        return entrance.getLocalPort();
    }

    /**
     * Cuts a client off, now and for good.
     *
     * @param clientId how the ids of its connections begin
     */
    void cut(String clientId) {
        cuts.put(clientId, Set.of());
        connections.stream().filter(connection -> connection.isOf(clientId)).forEach(Connection::close);
    }

    /**
     * Cuts a client off as soon as it is about to send a request of one of these kinds, which does not arrive.
     *
     * @param clientId how the ids of its connections begin
     * @param requests at least one kind
     */
    void cutBefore(String clientId, Set<ApiKeys> requests) {
        var kinds = ConcurrentHashMap.<Integer>newKeySet();
        requests.forEach(request -> kinds.add((int) request.id));
        cuts.put(clientId, kinds);
    }

    /** Whether a client is cut off by now. */
    boolean isCut(String clientId) {
        return cuts.containsKey(clientId) && cuts.get(clientId).isEmpty();
    }

    @Override
    public void close() {
        closed(entrance);
        connections.forEach(Connection::close);
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            var connection = new Connection(entrance.accept());
            connections.add(connection);
            inBackground(connection::carryRequests);
        }
    }

    /** Whether a request may pass; if it is the one before which its client is to be cut off, that happens now. */
    private boolean passes(String clientId, int kind) {
        for (var cut : cuts.entrySet()) {
            if (clientId.startsWith(cut.getKey())) {
                if (cut.getValue().isEmpty()) {
                    return false;
                }
                if (cut.getValue().contains(kind)) {
                    cut(cut.getKey());
                    return false;
                }
            }
        }
        return true;
    }

    private interface Carrying {
        void run() throws IOException;
    }

    private static void inBackground(Carrying work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // one side has hung up, or the line was cut: there is nothing more to carry
                    }
                },
                "line to the broker");
        thread.setDaemon(true);
        thread.start();
    }

    /** One client's connection, and the one to the broker that belongs to it: made when the first request may pass. */
    private final class Connection {

        private final Socket client;
        private final Socket broker = new Socket();
        private volatile String clientId = "";

        Connection(Socket client) throws IOException {
            this.client = client;
            client.setTcpNoDelay(true);
            broker.setTcpNoDelay(true);
        }

        boolean isOf(String beginning) {
            return clientId.startsWith(beginning);
        }

        void carryRequests() throws IOException {
            try {
                var from = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                while (true) {
                    var request = new byte[from.readInt()];
                    from.readFully(request);
                    clientId = clientIdOf(request);
                    if (!passes(clientId, ByteBuffer.wrap(request).getShort())) {
                        return;
                    }
                    connect();
                    broker.getOutputStream().write(withLength(request));
                }
            } finally {
                close();
            }
        }

        private void connect() throws IOException {
            if (!broker.isConnected()) {
                broker.connect(new InetSocketAddress("localhost", brokerPort.getAsInt()));
                inBackground(this::carryResponses);
            }
        }

        private void carryResponses() throws IOException {
            try {
                broker.getInputStream().transferTo(client.getOutputStream());
            } finally {
                close();
            }
        }

        void close() {
            connections.remove(this);
            closed(client);
            closed(broker);
        }
    }

    /** A client without an id sends -1 as its length. */
    private static String clientIdOf(byte[] request) {
        int length = ByteBuffer.wrap(request).getShort(BEFORE_CLIENT_ID - 2);
        return new String(request, BEFORE_CLIENT_ID, Math.max(length, 0), StandardCharsets.UTF_8);
    }

    private static byte[] withLength(byte[] request) {
        return ByteBuffer.allocate(Integer.BYTES + request.length)
                .putInt(request.length)
                .put(request)
                .array();
    }

    private static void closed(Closeable socket) {
        try {
            socket.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException("A socket did not close.", stuck);
        }
    }
}
