package tools.config;

/** One host that a database may be reached at; an IPv6 address stands without brackets. */
public record HostAddress(String host, int port) {

    /** Returns {@code host:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
