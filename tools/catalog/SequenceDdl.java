package tools.catalog;

import java.util.List;

/** Writes the statements that make a sequence again, at its start. */
public final class SequenceDdl {

    private SequenceDdl() {}

    /** Adds all statements for a sequence, with these grants on it. */
    public static void write(DdlScript script, Sequence sequence, List<Grant> grants) {
        create(script, sequence);
        alter(script, sequence);
        script.grants("sequence " + sequence.path(), grants);
    }

    static void create(DdlScript script, Sequence sequence) {
        String type = sequence.type().equals("bigint") ? "" : " as " + sequence.type();
        String options = sequence.options().isEmpty() ? "" : ' ' + sequence.options();
        script.add(
                DdlPhase.CREATE,
                "create %ssequence %s%s%s"
                        .formatted(
                                sequence.unlogged() ? "unlogged " : "",
                                sequence.path(),
                                type,
                                options));
    }

    static void alter(DdlScript script, Sequence sequence) {
        sequence.column()
                .ifPresent(
                        column ->
                                script.add(
                                        DdlPhase.CREATE,
                                        "alter sequence %s owned by %s"
                                                .formatted(sequence.path(), column)));
        String object = "sequence " + sequence.path();
        script.comment(object, sequence.comment());
        if (sequence.column().isEmpty()) {
            // One that a column owns goes with the table.
            script.owner(object, sequence.owner(), sequence.ownedByUs());
        }
    }
}
