package tools.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of one embedded server: its data, its log, and the binaries that all servers share. */
record EmbeddedFolders(Path home, Path data, Path log, Path password) {

    private static final int LOG_LINES_SHOWN = 8;

    /** Makes room for a new server in the user's cache folder. */
    static EmbeddedFolders create() throws IOException {
        Path home = privateFolder().resolve("postgres");
        Files.createDirectories(home);
        Path data = Files.createTempDirectory(home, "data-");
        return new EmbeddedFolders(
                home,
                data,
                data.resolveSibling(data.getFileName() + ".log"),
                data.resolveSibling(data.getFileName() + ".password"));
    }

    /**
     * A folder that only the user can enter: the library makes the one with the programs writable
     * for everybody.
     */
    private static Path privateFolder() throws IOException {
        Path folder = cache().resolve("pg-mcp").resolve("embedded");
        try {
            Files.createDirectories(folder);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write to %s. Set XDG_CACHE_HOME to a folder that can be written."
                            .formatted(folder),
                    e);
        }
        return folder;
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        if (xdg != null && !xdg.isEmpty()) {
            return Path.of(xdg).toAbsolutePath();
        }
        String windows = System.getenv("LOCALAPPDATA");
        if (windows != null && !windows.isEmpty()) {
            return Path.of(windows);
        }
        return Path.of(System.getProperty("user.home"), ".cache");
    }

    /** The end of what initdb and the server had to say, for an error message. */
    String lastLogLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            int from = Math.max(0, lines.size() - LOG_LINES_SHOWN);
            return String.join("\n", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "(no log: %s)".formatted(e.getMessage());
        }
    }

    /** The process id of the running server, from the file that it keeps. */
    long serverProcess() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    void delete() throws IOException {
        Files.deleteIfExists(password);
        Files.deleteIfExists(log);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            // The library deletes the data too, and may be at it right now.
            return;
        }
    }
}
