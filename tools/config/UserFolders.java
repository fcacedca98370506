package tools.config;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where libpq's programs, and pg-mcp, look for the files of a user. */
record UserFolders(Map<String, String> environment) {

    /** Returns the file for passwords, whether or not it exists. */
    Optional<Path> passwordFile() {
        Optional<Path> named = variable("PGPASSFILE");
        return named.isPresent() ? named : ofLibpq(isWindows() ? "pgpass.conf" : ".pgpass");
    }

    /** Returns the user's file of connection services, whether or not it exists. */
    Optional<Path> serviceFile() {
        Optional<Path> named = variable("PGSERVICEFILE");
        return named.isPresent() ? named : ofLibpq(".pg_service.conf");
    }

    /** Returns the machine's file of connection services, if anything says where it is. */
    Optional<Path> systemServiceFile() {
        return below(variable("PGSYSCONFDIR"), "pg_service.conf");
    }

    /** Returns the certificates that servers are checked against, whether or not they exist. */
    Optional<Path> rootCertificate() {
        return ofLibpq(isWindows() ? "root.crt" : ".postgresql/root.crt");
    }

    /** Returns the key of the client's certificate, whether or not it exists. */
    Optional<Path> clientKey() {
        return ofLibpq(isWindows() ? "postgresql.key" : ".postgresql/postgresql.key");
    }

    /** Returns our own file, whether or not it exists. */
    Optional<Path> configFile() {
        Optional<Path> named = variable(isWindows() ? "APPDATA" : "XDG_CONFIG_HOME");
        Optional<Path> folder = named.isPresent() ? named : below(home(), ".config");
        return below(folder, "pg-mcp/pg-mcp.yaml");
    }

    /** Returns the path, with the user's home for a {@code ~} at its start. */
    Path path(String text) {
        return text.startsWith("~/") && home().isPresent()
                ? home().get().resolve(text.substring(2))
                : Path.of(text);
    }

    private Optional<Path> ofLibpq(String name) {
        return isWindows() ? below(variable("APPDATA"), "postgresql/" + name) : below(home(), name);
    }

    private static Optional<Path> below(Optional<Path> folder, String path) {
        return folder.isPresent() ? Optional.of(folder.get().resolve(path)) : folder;
    }

    private Optional<Path> home() {
        return variable(isWindows() ? "USERPROFILE" : "HOME");
    }

    private Optional<Path> variable(String name) {
        String text = environment.getOrDefault(name, "");
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    private static boolean isWindows() {
        return File.separatorChar != (char) 47;
    }
}
