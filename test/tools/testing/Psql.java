package tools.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What psql prints for values: psql itself where it is on the PATH, else the same protocol spoken
 * by hand, with the settings that the driver would otherwise choose put back.
 */
public final class Psql {

    private static final String MARK = "\u241e";
    private static final String NULL = "\u2400";

    private Psql() {}

    /** Each expression's value as text; null is {@code Optional.empty()}. */
    public static List<Optional<String>> print(
            Login login, Map<String, String> settings, List<String> expressions) throws Exception {
        return onPath()
                ? printWithPsql(login, expressions)
                : printByHand(login, settings, expressions);
    }

    /** Whether there is a real psql to compare with. */
    public static boolean onPath() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("psql", "--version").start();
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Optional<String>> printWithPsql(Login login, List<String> expressions)
            throws Exception {
        StringBuilder script = new StringBuilder();
        for (String expression : expressions) {
            script.append("select ")
                    .append(expression)
                    .append(";\n\\echo ")
                    .append(MARK)
                    .append('\n');
        }
        var builder =
                new ProcessBuilder(
                        "psql",
                        "-XAtq",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-P",
                        "null=" + NULL,
                        "-h",
                        login.host(),
                        "-p",
                        Integer.toString(login.port()),
                        "-U",
                        login.user(),
                        "-d",
                        login.database());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("PGPASSWORD", login.password());
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Thread writer = new Thread(() -> write(process, script.toString()));
        writer.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        writer.join();
        if (process.waitFor() != 0) {
            throw new AssertionError("psql failed behind " + output.length() + " characters");
        }
        List<Optional<String>> values = new ArrayList<>();
        for (String part : output.split("\n" + MARK + "\n")) {
            values.add(part.equals(NULL) ? Optional.empty() : Optional.of(part));
        }
        return values;
    }

    private static void write(Process process, String script) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(script.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended early; its exit code tells.
        }
    }

    private static List<Optional<String>> printByHand(
            Login login, Map<String, String> settings, List<String> expressions)
            throws SQLException {
        List<Optional<String>> values = new ArrayList<>();
        try (UnguardedSession session = new UnguardedSession(login)) {
            session.ask("set extra_float_digits = 1");
            session.ask("select set_config('TimeZone', current_setting('log_timezone'), false)");
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                session.ask("set %s = %s".formatted(setting.getKey(), setting.getValue()));
            }
            for (String expression : expressions) {
                values.add(session.value("select " + expression));
            }
        }
        return values;
    }
}
