package tools.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the server under test and PostgreSQL and counts the statements that it executes,
 * those that begin and end transactions included.
 */
public final class StatementCounter implements AutoCloseable {

    private static final int MAJOR_PROTOCOL = 3;

    private final Login target;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger executed = new AtomicInteger();

    private StatementCounter(Login target) throws IOException {
        this.target = target;
    }

    /** A counter that forwards everything. */
    public static StatementCounter inFrontOf(Login target) throws IOException {
        StatementCounter counter = new StatementCounter(target);
        background(counter::accept);
        return counter;
    }

    /** The login by way of this counter. */
    public Login login() {
        return target.at("127.0.0.1", listener.getLocalPort());
    }

    /** How many there were since the last question. */
    public int take() {
        return executed.getAndSet(0);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(target.host(), target.port());
                background(() -> forward(client, server));
                background(() -> answer(server, client));
            } catch (IOException e) {
                // Closed; no more connections.
            }
        }
    }

    /** Requests for encryption and the start have a length and no type, all else has both. */
    private void forward(Socket from, Socket to) {
        try (from;
                to;
                var in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
                var out = new DataOutputStream(new BufferedOutputStream(to.getOutputStream()))) {
            boolean started = false;
            while (true) {
                if (started) {
                    int type = in.readUnsignedByte();
                    out.write(type);
                    if (type == 'E' || type == 'Q') {
                        executed.incrementAndGet();
                    }
                }
                int length = in.readInt();
                byte[] body = in.readNBytes(length - Integer.BYTES);
                out.writeInt(length);
                out.write(body);
                started = started || (body[0] << 8 | body[1]) == MAJOR_PROTOCOL;
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // Ended by one side; closing both tells the other.
        }
    }

    private static void answer(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Ended by one side; closing both tells the other.
        }
    }

    private static void background(Runnable work) {
        var thread = new Thread(work, "statement-counter");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
