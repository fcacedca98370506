package tools.database;

import tools.ToolResult;
import tools.Utf8Buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a {@link Write} did, statement by statement, written out. What does not fit into {@link
 * ToolResult#MOST_BYTES} is counted, never silent.
 */
public final class WriteOutcome {

    // What the closing members and sentences take, and what notices may take when all is full.
    private static final int CLOSING_BYTES = 400;
    private static final int NOTICES_BYTES = 4 * 1024;
    private static final int MOST_NOTICES = 100;

    private final WriteOptions options;
    private final int retries;
    private final Utf8Buffer json = new Utf8Buffer(512);
    private final Utf8Buffer text = new Utf8Buffer(256);
    private final List<String> notices = new ArrayList<>();
    private int statements;
    private int omitted;
    private long omittedRows;
    private int omittedNotices;

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
        if (begin(
                command, counts ? OptionalLong.of(reader.rowsAffected()) : OptionalLong.empty())) {
            json.raw('}');
        }
        add(reader.notices());
    }

    /** Adds a statement with the rows that it gave, of which {@code more} are not shown. */
    void add(String command, Rows rows, long more) {
        if (!begin(command, OptionalLong.of(rows.count() + more))) {
            return;
        }
        int jsonBefore = json.length();
        int textBefore = text.length();
        json.ascii(",\"result\":").raw(rows.json());
        text.raw(rows.text()).raw('\n');
        if (exceeds(ToolResult.MOST_BYTES - CLOSING_BYTES)) {
            json.truncate(jsonBefore);
            text.truncate(textBefore);
            json.ascii(",\"result_omitted\":true");
            text.ascii("(its rows are left out: the answer is full)\n");
        }
        json.raw('}');
    }

    /** Adds what the server had to say. */
    void add(List<String> newNotices) {
        int room = Math.min(newNotices.size(), MOST_NOTICES - notices.size());
        notices.addAll(newNotices.subList(0, room));
        omittedNotices += newNotices.size() - room;
    }

    /** Begins a statement's entry, unless it and all that follow only count. */
    private boolean begin(String command, OptionalLong rowsAffected) {
        statements++;
        if (omitted > 0 || exceeds(ToolResult.MOST_BYTES - CLOSING_BYTES - NOTICES_BYTES)) {
            omitted++;
            omittedRows += rowsAffected.orElse(0);
            return false;
        }
        json.ascii(statements == 1 ? "" : ",").ascii("{\"command\":").string(command);
        text.ascii(Integer.toString(statements)).ascii(". ").text(command);
        rowsAffected.ifPresent(
                rows -> {
                    json.ascii(",\"rows_affected\":").ascii(Long.toString(rows));
                    text.ascii(": ").ascii(count(rows, "row"));
                });
        text.raw('\n');
        return true;
    }

    private boolean exceeds(int bytes) {
        return Math.max(json.length(), text.length()) > bytes;
    }

    /** Closes both forms. */
    public Rows finish() {
        boolean committed = !options.dryRun();
        json.raw(']');
        if (omitted > 0) {
            json.ascii(",\"statements_omitted\":").ascii(Integer.toString(omitted));
            json.ascii(",\"rows_affected_omitted\":").ascii(Long.toString(omittedRows));
            text.ascii("(and %s, with ".formatted(count(omitted, "more statement")));
            text.ascii("%s affected: the answer is full)\n".formatted(count(omittedRows, "row")));
        }
        json.ascii(",\"committed\":").ascii(Boolean.toString(committed));
        json.ascii(",\"dry_run\":").ascii(Boolean.toString(options.dryRun()));
        json.ascii(",\"retries\":").ascii(Integer.toString(retries));
        text.ascii(ending());
        if (retries > 0) {
            text.ascii(
                    " Run again %s after it met other transactions or lost its connection."
                            .formatted(count(retries, "time")));
        }
        finishNotices();
        json.raw('}');
        return new Rows(text, json, statements);
    }

    private void finishNotices() {
        if (notices.isEmpty()) {
            return;
        }
        json.ascii(",\"notices\":[");
        int written = 0;
        for (String notice : notices) {
            int jsonBefore = json.length();
            int textBefore = text.length();
            json.ascii(written == 0 ? "" : ",").string(notice);
            text.raw('\n').text(notice);
            if (exceeds(ToolResult.MOST_BYTES - CLOSING_BYTES / 4)) {
                json.truncate(jsonBefore);
                text.truncate(textBefore);
                break;
            }
            written++;
        }
        json.raw(']');
        omittedNotices += notices.size() - written;
        if (omittedNotices > 0) {
            json.ascii(",\"notices_omitted\":").ascii(Integer.toString(omittedNotices));
            text.ascii("\n(and %s)".formatted(count(omittedNotices, "more notice")));
        }
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String ending() {
        if (options.dryRun()) {
            return "Dry run: all of it was rolled back; only sequences keep their new values.";
        }
        return options.transaction() ? "Committed." : "Done, outside a transaction.";
    }
}
