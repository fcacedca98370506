package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class ConfigWatcherTest {

    @TempDir private Path folder;
    private Path file;
    private ConfigWatcher watcher;

    /** What the listener was told: the row limit, or the mistakes without their place. */
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @BeforeEach
    void makeFile() {
        file = folder.resolve("pg-mcp.yaml");
    }

    @AfterEach
    void close() throws IOException {
        watcher.close();
    }

    @Test
    void tellsOfAChangeOnceAndOfMistakes() throws Exception {
        Files.writeString(file, "row-limit: 1\n");
        watch();
        Files.writeString(file, "row-limit: 2\n");
        assertEquals("2", next());
        Files.writeString(file, "row-limit: many\n");
        assertEquals("row-limit: is a text; give a whole number from 1 to 10000", next());
        Files.writeString(file, "row-limit: 3\n");
        assertEquals("3", next());
        assertTrue(told.isEmpty());
    }

    @Test
    void seesAFileThatIsPutInItsPlace() throws Exception {
        Files.writeString(file, "row-limit: 1\n");
        watch();
        for (int limit = 2; limit <= 4; limit++) {
            Path draft = Files.writeString(folder.resolve("draft"), "row-limit: " + limit + "\n");
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(Integer.toString(limit), next());
        }
    }

    @Test
    void seesAFileThatGoesAndComesBack() throws Exception {
        Files.writeString(file, "row-limit: 1\n");
        watch();
        Files.delete(file);
        assertEquals(file + ": is gone or empty; what it said stays in force", next());
        Files.writeString(file, "row-limit: 2\n");
        assertEquals("2", next());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void seesALinkThatIsTurnedAsKubernetesDoes() throws Exception {
        Path first = Files.createDirectory(folder.resolve("..first"));
        Files.writeString(first.resolve("pg-mcp.yaml"), "row-limit: 1\n");
        Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("..first"));
        Files.createSymbolicLink(file, Path.of("..data/pg-mcp.yaml"));
        watch();
        for (int limit = 2; limit <= 3; limit++) {
            Path next = Files.createDirectory(folder.resolve("..next" + limit));
            Files.writeString(next.resolve("pg-mcp.yaml"), "row-limit: " + limit + "\n");
            Path turned = Files.createSymbolicLink(folder.resolve("..turned"), next.getFileName());
            Files.move(turned, data, StandardCopyOption.ATOMIC_MOVE);
            assertEquals(Integer.toString(limit), next());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void seesAChangeOfTheFileBehindALink() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("dotfiles")).resolve("mine.yaml");
        Files.writeString(elsewhere, "row-limit: 1\n");
        Files.createSymbolicLink(file, elsewhere);
        watch();
        Files.writeString(elsewhere, "row-limit: 2\n");
        assertEquals("2", next());
    }

    @Test
    void saysNothingWhenAnotherFileChanges() throws Exception {
        Files.writeString(file, "row-limit: 1\n");
        watch();
        Files.writeString(folder.resolve("other"), "x");
        Files.writeString(file, "row-limit: 1\n");
        Files.writeString(file, "row-limit: 2\n");
        assertEquals("2", next());
        assertTrue(told.isEmpty());
    }

    private void watch() throws IOException {
        var arguments = Map.of(Setting.CONFIG, file.toString());
        var listener =
                new ConfigWatcher.Listener() {
                    @Override
                    public void changed(ServerConfig config) {
                        told.add(Integer.toString(config.limits().rowLimit()));
                    }

                    @Override
                    public void rejected(List<String> mistakes) {
                        told.add(String.join("\n", mistakes).replaceFirst("^.*:\\d+: ", ""));
                    }
                };
        watcher = ConfigWatcher.start(file, () -> ConfigLoader.load(arguments, Map.of()), listener);
    }

    private String next() throws InterruptedException {
        String next = told.poll(20, TimeUnit.SECONDS);
        return next == null ? "nothing was told" : next;
    }
}
