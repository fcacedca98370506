package tools.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import tools.demo.EmbeddedDatabase;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL server of the whole suite: the one that {@code PGMCP_TEST_URL} names, else a
 * container where a Docker engine answers, else an embedded one. It is started once and closed at
 * the end.
 *
 * @param superuser how to enter it with the right to make databases and roles
 * @param stop what ends it
 */
record TestPostgres(Login superuser, Runnable stop) implements AutoCloseable {

    private static final String URL = "PGMCP_TEST_URL";
    private static final String IMAGE = "PGMCP_TEST_IMAGE";
    private static final String DEFAULT_IMAGE = "postgres:18-alpine";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The server of this run, which the first test class that asks for it has to wait for. */
    static TestPostgres of(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TestPostgres.class))
                .computeIfAbsent("server", key -> start(), TestPostgres.class);
    }

    private static TestPostgres start() {
        String url = System.getenv(URL);
        if (url != null && !url.isEmpty()) {
            Login login = Login.parse(url);
            say("the server at %s:%d, from %s".formatted(login.host(), login.port(), URL));
            return new TestPostgres(login, () -> {});
        }
        return containerInTime().orElseGet(TestPostgres::embedded);
    }

    /**
     * An engine may answer and yet have no image and no way to one; nobody should wait for that.
     */
    private static Optional<TestPostgres> containerInTime() {
        var container = CompletableFuture.supplyAsync(TestPostgres::container);
        try {
            return container.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            say("no container: " + rootCause(e).getMessage());
        } catch (TimeoutException e) {
            say("no container within %d s".formatted(PATIENCE.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Optional<TestPostgres> container() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        String image = Optional.ofNullable(System.getenv(IMAGE)).orElse(DEFAULT_IMAGE);
        var container =
                new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container.start();
        say("a container of %s, by Testcontainers".formatted(image));
        Login login =
                new Login(
                        container.getHost(),
                        container.getFirstMappedPort(),
                        container.getDatabaseName(),
                        container.getUsername(),
                        container.getPassword());
        return Optional.of(new TestPostgres(login, container::stop));
    }

    private static TestPostgres embedded() {
        try {
            EmbeddedDatabase database = EmbeddedDatabase.start();
            say("embedded PostgreSQL on port %d".formatted(database.port()));
            Login login =
                    new Login(
                            EmbeddedDatabase.HOST,
                            database.port(),
                            "postgres",
                            EmbeddedDatabase.SUPERUSER,
                            database.password());
            return new TestPostgres(login, database::close);
        } catch (IOException e) {
            throw new IllegalStateException(
                    """
                    No PostgreSQL to test with. Give one of
                      %s=postgresql://user:password@host:port/database
                      a running Docker engine
                      PGMCP_TEST_PLATFORM=linux-arm64v8, darwin-amd64, darwin-arm64v8, ...
                    """
                            .formatted(URL),
                    e);
        }
    }

    private static Throwable rootCause(Throwable error) {
        return error.getCause() == null ? error : rootCause(error.getCause());
    }

    private static void say(String what) {
        System.err.println("Test database: " + what);
    }

    @Override
    public void close() {
        stop.run();
    }
}
