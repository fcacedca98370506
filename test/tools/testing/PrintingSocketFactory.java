package tools.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.SocketFactory;

/**
 * A library that prints to stdout, inside the server under test: a JDBC URL names it as {@code
 * socketFactory}.
 */
public final class PrintingSocketFactory extends SocketFactory {

    /** What it prints each time it is made. */
    public static final String CHATTER = "Thank you for using PrintingSocketFactory!";

    /** Called by the driver. */
    public PrintingSocketFactory() {
        System.out.println(CHATTER);
    }

    @Override
    public Socket createSocket() {
        return new Socket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
            throws IOException {
        return new Socket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(
            InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return new Socket(address, port, localAddress, localPort);
    }
}
