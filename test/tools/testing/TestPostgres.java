package tools.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import tools.demo.EmbeddedDatabase;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The PostgreSQL server of the whole suite: the one that {@code PGMCP_TEST_URL} names, else a
 * container where a Docker engine answers, else an embedded one. It is started once and closed at
 * the end.
 *
 * @param superuser how to enter it with the right to make databases and roles
 * @param origin where it comes from, for people
 * @param stop what ends it
 */
record TestPostgres(Login superuser, String origin, Runnable stop) implements AutoCloseable {

    private static final String URL = "PGMCP_TEST_URL";
    private static final String IMAGE = "PGMCP_TEST_IMAGE";
    private static final String DEFAULT_IMAGE = "postgres:18-alpine";
    private static final Duration PROBE = Duration.ofSeconds(20);
    private static final Duration PULL = Duration.ofMinutes(3);

    /** The server of this run, which the first test class that asks for it has to wait for. */
    static TestPostgres of(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(TestPostgres.class))
                .computeIfAbsent("server", key -> startAndSay(), TestPostgres.class);
    }

    private static TestPostgres startAndSay() {
        TestPostgres postgres = start();
        try (Connection connection = postgres.superuser().connect()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            say("PostgreSQL %s, %s".formatted(version, postgres.origin()));
            return postgres;
        } catch (SQLException e) {
            postgres.close();
            throw new IllegalStateException(
                    "Cannot use PostgreSQL (%s): %s".formatted(postgres.origin(), e.getMessage()),
                    e);
        }
    }

    private static TestPostgres start() {
        String url = System.getenv(URL);
        if (url != null && !url.isEmpty()) {
            return new TestPostgres(Login.parse(url), "the server of " + URL, () -> {});
        }
        boolean engineAnswers =
                within(PROBE, () -> DockerClientFactory.instance().isDockerAvailable())
                        .orElse(false);
        return (engineAnswers
                        ? within(PULL, TestPostgres::container)
                        : Optional.<TestPostgres>empty())
                .orElseGet(TestPostgres::embedded);
    }

    /**
     * An engine may answer and yet have no image and no way to one; nobody should wait for that.
     */
    private static <T> Optional<T> within(Duration limit, Supplier<T> attempt) {
        try {
            return Optional.of(
                    CompletableFuture.supplyAsync(attempt)
                            .get(limit.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            say("no container: " + rootCause(e).getMessage());
        } catch (TimeoutException e) {
            say("no container within %d s".formatted(limit.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static TestPostgres container() {
        String image = Optional.ofNullable(System.getenv(IMAGE)).orElse(DEFAULT_IMAGE);
        var container =
                new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container.start();
        Login login =
                new Login(
                        container.getHost(),
                        container.getFirstMappedPort(),
                        container.getDatabaseName(),
                        container.getUsername(),
                        container.getPassword());
        String origin = "a container of %s, by Testcontainers".formatted(image);
        return new TestPostgres(login, origin, container::stop);
    }

    private static TestPostgres embedded() {
        try {
            EmbeddedDatabase database = EmbeddedDatabase.start();
            Login login =
                    new Login(
                            EmbeddedDatabase.HOST,
                            database.port(),
                            "postgres",
                            EmbeddedDatabase.SUPERUSER,
                            database.password());
            return new TestPostgres(login, "embedded", database::close);
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
