package tools.database;

import tools.Utf8Buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a {@link Write} did, statement by statement, written out. */
public final class WriteOutcome {

    private static final int ANSWER_BYTES = 48 * 1024;

    private final WriteOptions options;
    private final int retries;
    private final Utf8Buffer json = new Utf8Buffer(512);
    private final Utf8Buffer text = new Utf8Buffer(256);
    private final List<String> notices = new ArrayList<>();
    private int statements;

    WriteOutcome(WriteOptions options, int retries) {
        this.options = options;
        this.retries = retries;
        json.ascii("{\"statements\":[");
    }

    /** Adds a statement that gave no rows. */
    void add(ResultReader reader) {
        String status = reader.status();
        // "INSERT 0 3" and "UPDATE 3" count rows, "CREATE TABLE" does not.
        String command = status.replaceAll("[ 0-9]+$", "");
        boolean counts = command.length() < status.length();
        begin(command, counts ? OptionalLong.of(reader.rowsAffected()) : OptionalLong.empty());
        json.raw('}');
        add(reader.notices());
    }

    /** Adds a statement with the rows that it gave, of which {@code more} are not shown. */
    void add(String command, Rows rows, long more) {
        begin(command, OptionalLong.of(rows.count() + more));
        if (json.length() + rows.json().length() < ANSWER_BYTES) {
            json.ascii(",\"result\":").raw(rows.json());
            text.raw(rows.text()).raw('\n');
        } else {
            json.ascii(",\"result_omitted\":true");
            text.ascii("(its rows are left out: the answer is full)\n");
        }
        json.raw('}');
    }

    /** Adds what the server had to say. */
    void add(List<String> newNotices) {
        notices.addAll(newNotices);
    }

    private void begin(String command, OptionalLong rowsAffected) {
        json.ascii(statements++ == 0 ? "" : ",").ascii("{\"command\":").string(command);
        text.ascii(Integer.toString(statements)).ascii(". ").text(command);
        rowsAffected.ifPresent(
                rows -> {
                    json.ascii(",\"rows_affected\":").ascii(Long.toString(rows));
                    text.ascii(": ").ascii(Long.toString(rows)).ascii(rows == 1 ? " row" : " rows");
                });
        text.raw('\n');
    }

    /** Closes both forms. */
    public Rows finish() {
        boolean committed = !options.dryRun();
        json.ascii("],\"committed\":").ascii(Boolean.toString(committed));
        json.ascii(",\"dry_run\":").ascii(Boolean.toString(options.dryRun()));
        json.ascii(",\"retries\":").ascii(Integer.toString(retries));
        text.ascii(ending());
        if (retries > 0) {
            text.ascii(" Run again %d times after it met other transactions.".formatted(retries));
        }
        if (!notices.isEmpty()) {
            json.ascii(",\"notices\":").json(notices);
            notices.forEach(notice -> text.raw('\n').text(notice));
        }
        json.raw('}');
        return new Rows(text, json, statements);
    }

    private String ending() {
        if (options.dryRun()) {
            return "Dry run: all of it was rolled back; only sequences keep their new values.";
        }
        return options.transaction() ? "Committed." : "Done, outside a transaction.";
    }
}
