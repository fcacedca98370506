package tools.config;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells a listener, on a thread of its own, when the configuration file has other contents.
 *
 * <p>It watches the folder, not the file: editors put a new file in its place, and Kubernetes turns
 * a link in the folder to another one.
 */
public final class ConfigWatcher implements Closeable {

    /** Editors and copies write in several steps: what counts is the file after the last one. */
    private static final long QUIET_MILLIS = 100;

    /** Who wants to know about changes. */
    public interface Listener {

        /** The file was changed, and the configuration is valid. */
        void changed(ServerConfig config);

        /** The file was changed, and what was in force before must stay: the mistakes say why. */
        void rejected(List<String> mistakes);
    }

    private final Path file;
    private final Supplier<ServerConfig> load;
    private final Listener listener;
    private final WatchService service;
    private final Set<Path> watched = new HashSet<>();
    private byte[] contents;

    private ConfigWatcher(
            Path file, Supplier<ServerConfig> load, Listener listener, WatchService service) {
        this.file = file;
        this.load = load;
        this.listener = listener;
        this.service = service;
        this.contents = new byte[0];
    }

    /**
     * Starts to watch.
     *
     * @param load reads the configuration again, or throws a {@link ConfigException}
     */
    public static ConfigWatcher start(Path file, Supplier<ServerConfig> load, Listener listener)
            throws IOException {
        WatchService service = FileSystems.getDefault().newWatchService();
        var watcher = new ConfigWatcher(file.toAbsolutePath(), load, listener, service);
        watcher.watchFolders();
        watcher.contents = watcher.read();
        var thread = new Thread(watcher::watch, "config-watcher");
        thread.setDaemon(true);
        thread.start();
        return watcher;
    }

    /** Watches the folder of the file and, behind a link, that of the real one. */
    private void watchFolders() throws IOException {
        var folders = new HashSet<Path>(Set.of(file.getParent()));
        realFolder().ifPresent(folders::add);
        for (Path folder : folders) {
            if (watched.add(folder)) {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }

    private Optional<Path> realFolder() {
        try {
            return Optional.of(file.toRealPath().getParent());
        } catch (IOException e) {
            // The file is not there, or goes at this moment.
            return Optional.empty();
        }
    }

    private void watch() {
        try {
            while (true) {
                drain(service.take());
                while (awaitQuiet()) {
                    // More was written meanwhile.
                }
                lookAgain();
            }
        } catch (ClosedWatchServiceException e) {
            // Closed on purpose.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            listener.rejected(List.of(file + ": changes are not seen any more: " + e.getMessage()));
        }
    }

    private boolean awaitQuiet() throws InterruptedException {
        WatchKey key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        if (key == null) {
            return false;
        }
        drain(key);
        return true;
    }

    /** Which file it was does not matter: a look at the contents is cheap. */
    private void drain(WatchKey key) {
        key.pollEvents();
        if (!key.reset()) {
            watched.remove((Path) key.watchable());
        }
    }

    private void lookAgain() throws IOException {
        watchFolders();
        byte[] now = read();
        if (Arrays.equals(now, contents)) {
            return;
        }
        contents = now;
        if (now.length == 0) {
            // Without its file the server would serve what nobody asked for.
            listener.rejected(List.of(file + ": is gone or empty; what it said stays in force"));
            return;
        }
        try {
            listener.changed(load.get());
        } catch (ConfigException e) {
            listener.rejected(e.messages());
        }
    }

    /**
     * Returns the bytes of the file; none if it is not there, as between two steps of an editor.
     */
    private byte[] read() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Ends the watch and its thread. */
    @Override
    public void close() throws IOException {
        service.close();
    }
}
