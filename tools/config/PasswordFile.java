package tools.config;

import org.postgresql.jdbcurlresolver.PgPassParser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * libpq's file of passwords, which pgjdbc reads at each connection. What the driver lacks is here:
 * libpq's check of the permissions, and the search for each of several hosts.
 */
final class PasswordFile {

    /** The driver's own name for it; there is no property of a connection. */
    private static final String PROPERTY = "org.postgresql.pgpassfile";

    private static final String NOTHING = File.separatorChar == '/' ? "/dev/null" : "NUL";

    private static final Set<PosixFilePermission> ALLOWED =
            PosixFilePermissions.fromString("rwx------");

    private PasswordFile() {}

    /** Makes the driver read the user's file, or none, with a warning, if others could read it. */
    static void use(UserFolders folders, Collection<String> warnings) {
        Optional<Path> file = folders.passwordFile();
        String used = NOTHING;
        if (file.isPresent() && Files.exists(file.get())) {
            Optional<String> refusal = refusal(file.get());
            if (refusal.isPresent()) {
                warnings.add(refusal.get());
            } else {
                used = file.get().toString();
            }
        }
        System.setProperty(PROPERTY, used);
    }

    private static Optional<String> refusal(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.of(file + " is ignored: it is not a plain file");
        }
        try {
            Set<PosixFilePermission> others = new TreeSet<>(Files.getPosixFilePermissions(file));
            others.removeAll(ALLOWED);
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of(file + " is ignored: others may use it; run chmod 0600 " + file);
        } catch (UnsupportedOperationException e) {
            // Windows: as in libpq, the folder protects it.
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + " is ignored: its permissions cannot be read");
        }
    }

    /**
     * Returns the password for several hosts, which the driver does not look up by itself, if it is
     * the same for all: the driver sends just one, and none may reach a host that it is not for.
     */
    static Optional<Secret> find(
            List<HostAddress> hosts, String database, String user, Collection<String> warnings) {
        var found = new HashSet<String>();
        for (HostAddress host : hosts) {
            String port = Integer.toString(host.port());
            String password = PgPassParser.getPassword(host.host(), port, database, user);
            found.add(password == null ? "" : password);
        }
        if (found.size() > 1) {
            warnings.add(
                    "the password file has no password that is the same for all hosts of "
                            + (database + ", and the driver knows only one: none is used"));
            return Optional.empty();
        }
        String password = found.iterator().next();
        return password.isEmpty() ? Optional.empty() : Optional.of(new Secret(password));
    }
}
