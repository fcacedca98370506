package tools.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between the server under test and PostgreSQL and misbehaves on demand: it can be away, cut
 * connections, accept them and say nothing, or lose a certain message. It keeps its port through
 * all of that.
 */
public final class FaultyProxy implements AutoCloseable {

    /** What gets lost of the exchange that a proxy waits for. */
    public enum Loss {
        /** The message, and the connections with it: PostgreSQL never sees it. */
        MESSAGE,
        /** The answer, and the connections with it: PostgreSQL has done what it was told. */
        ANSWER,
        /** The answer, and the connection stays: the server under test waits for it. */
        ANSWER_IN_SILENCE
    }

    private record Trap(String text, Loss loss) {}

    private interface Gate {
        boolean passes(String bytes) throws IOException;
    }

    private final String host;
    private final int port;
    private final InetSocketAddress address;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;
    private volatile boolean silent;
    private volatile Optional<Trap> trap = Optional.empty();

    private FaultyProxy(Login target) throws IOException {
        host = target.host();
        port = target.port();
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        }
    }

    /** A proxy that is still down: connecting to it is refused. */
    public static FaultyProxy downInFrontOf(Login target) throws IOException {
        return new FaultyProxy(target);
    }

    /** A proxy that forwards everything. */
    public static FaultyProxy inFrontOf(Login target) throws IOException {
        FaultyProxy proxy = new FaultyProxy(target);
        proxy.start();
        return proxy;
    }

    /** The same login by way of this proxy. */
    public Login route(Login login) {
        return login.at("127.0.0.1", address.getPort());
    }

    /** The port that it has, whether it listens or not. */
    public int port() {
        return address.getPort();
    }

    /** Listens. */
    public synchronized void start() throws IOException {
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(address);
        background("proxy-accept", this::accept);
    }

    /** From now on new connections are accepted and never answered. */
    public void fallSilent() {
        silent = true;
    }

    /** Loses something, once, when the server under test next sends this text. */
    public void loseAt(String text, Loss loss) {
        trap = Optional.of(new Trap(text, loss));
    }

    /** Breaks all connections; new ones can be made at once. */
    public void cut() throws IOException {
        for (Socket socket : sockets) {
            try (socket) {
                // Without lingering the peer sees a reset and not an orderly end.
                socket.setSoLinger(true, 0);
            } catch (SocketException e) {
                // It was closed at this moment by the other side.
            }
        }
        sockets.clear();
    }

    private void accept() {
        ServerSocket accepting = listener;
        while (!accepting.isClosed()) {
            try {
                Socket client = accepting.accept();
                sockets.add(client);
                if (!silent) {
                    Socket server = new Socket(host, port);
                    sockets.add(server);
                    new Link(client, server).start();
                }
            } catch (IOException e) {
                // Closed, or PostgreSQL itself is away: the client finds out by itself.
            }
        }
    }

    /** One connection: the messages of the server under test go up, PostgreSQL's answers down. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile Optional<Loss> loss = Optional.empty();

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() {
            background("proxy-up", () -> copy(client, server, this::passesUp));
            background("proxy-down", () -> copy(server, client, bytes -> passesDown()));
        }

        private boolean passesUp(String bytes) throws IOException {
            Optional<Trap> met = trap.filter(waiting -> bytes.contains(waiting.text()));
            if (met.isPresent()) {
                trap = Optional.empty();
                loss = met.map(Trap::loss);
            }
            if (loss.equals(Optional.of(Loss.MESSAGE))) {
                cut();
                return false;
            }
            return true;
        }

        private boolean passesDown() throws IOException {
            if (loss.equals(Optional.of(Loss.ANSWER))) {
                cut();
            }
            return loss.isEmpty();
        }
    }

    private void copy(Socket from, Socket to, Gate gate) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (gate.passes(new String(buffer, 0, length, StandardCharsets.ISO_8859_1))) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException e) {
            // Cut from one side; closing both tells the other.
        } finally {
            sockets.remove(from);
        }
    }

    private static void background(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Connections break and new ones are refused. */
    public synchronized void goAway() throws IOException {
        if (listener != null) {
            listener.close();
        }
        cut();
    }

    @Override
    public void close() throws IOException {
        goAway();
    }
}
