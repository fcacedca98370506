package tools.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * Ends a PostgreSQL server whose starter was killed too hard to do it itself.
 *
 * <p>A shell waits for the end of its stdin, which the operating system closes together with this
 * process, however that dies. When PostgreSQL was stopped in the ordinary way its folder is gone
 * and the shell finds nothing to do.
 */
final class OrphanGuard {

    private static final String WAIT_THEN_CLEAN_UP =
            """
            trap '' INT TERM HUP
            cat >/dev/null
            if [ -f "$1/postmaster.pid" ]; then
                read -r pid < "$1/postmaster.pid"
                kill -QUIT "$pid" 2>/dev/null
                tries=0
                while [ -f "$1/postmaster.pid" ] && [ "$tries" -lt 50 ]; do
                    sleep 0.1
                    tries=$((tries + 1))
                done
            fi
            rm -rf "$@"
            """;

    private OrphanGuard() {}

    /** Watches over the server in these folders; not on Windows, which has no sh. */
    static void watch(EmbeddedFolders folders) throws IOException {
        if (Platform.current() == Platform.WINDOWS_AMD64) {
            return;
        }
        new ProcessBuilder(
                        "sh",
                        "-c",
                        WAIT_THEN_CLEAN_UP,
                        "sh",
                        folders.data().toString(),
                        folders.log().toString(),
                        folders.password().toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
