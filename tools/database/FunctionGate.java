package tools.database;

import tools.ToolError;
import tools.database.Gated.Kind;

import java.util.Optional;

/**
 * Refuses statements that name a function, operator or view which may have effects that a READ ONLY
 * transaction does not stop: files, other servers, signals, locks. What may, the server's own
 * catalogue says: functions that are VOLATILE (manual, 38.7 Function Volatility Categories).
 */
final class FunctionGate {

    private final SqlText text;
    private final GateCatalog catalog;

    private FunctionGate(SqlText text, GateCatalog catalog) {
        this.text = text;
        this.catalog = catalog;
    }

    /**
     * Checks every name in the statement.
     *
     * @throws ToolError naming what is refused, why, and what to do instead
     */
    static void check(SqlText text, GateCatalog catalog) throws ToolError {
        FunctionGate gate = new FunctionGate(text, catalog);
        for (int i = 0; i < text.tokens().size(); i++) {
            switch (text.tokens().get(i).kind()) {
                case IDENTIFIER, QUOTED_IDENTIFIER -> gate.checkName(i);
                case OPERATOR -> gate.checkOperator(i);
                default -> {
                    // Literals and punctuation reach nothing.
                }
            }
        }
    }

    /** Whether a name that is used like a function is one that the catalogue has never heard of. */
    static boolean meetsNewName(SqlText text, GateCatalog catalog) throws ToolError {
        for (int i = 0; i + 1 < text.tokens().size(); i++) {
            if (text.isSymbol(i + 1, '(') && text.name(i).filter(catalog::isNew).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Remembers the names that a fresh catalogue does not know: they are no functions. */
    static void rememberStrangers(SqlText text, GateCatalog catalog) throws ToolError {
        for (int i = 0; i + 1 < text.tokens().size(); i++) {
            if (text.isSymbol(i + 1, '(')) {
                text.name(i).filter(catalog::isNew).ifPresent(catalog::addStranger);
            }
        }
    }

    private void checkName(int index) throws ToolError {
        String name = text.name(index).orElseThrow();
        if (catalog.isFree(name)) {
            return;
        }
        Optional<String> qualifier = qualifier(index);
        if (text.isSymbol(index + 1, '(')) {
            refuse(catalog.find(Kind.FUNCTION, qualifier, name), index);
        } else if (text.isSymbol(index - 1, '.')) {
            // ("..."::text).pg_read_file calls a function without a parenthesis behind its name.
            boolean onValue = text.isSymbol(index - 2, ')') || text.isSymbol(index - 2, ']');
            refuse(
                    onValue
                            ? catalog.find(Kind.FUNCTION, Optional.empty(), name)
                            : Optional.empty(),
                    index);
            refuse(catalog.findAttribute(name), index);
        }
        refuse(catalog.find(Kind.RELATION, qualifier, name), index);
    }

    private Optional<String> qualifier(int index) throws ToolError {
        return text.isSymbol(index - 1, '.') ? text.name(index - 2) : Optional.empty();
    }

    /** An operator counts wherever its schema: nobody qualifies operators but to reach one. */
    private void checkOperator(int index) throws ToolError {
        String name = text.textOf(index);
        if (!catalog.isFree(name)) {
            Optional<String> schema = qualifier(index);
            refuse(catalog.find(Kind.OPERATOR, schema, name), index);
        }
    }

    private void refuse(Optional<Gated> gated, int index) throws ToolError {
        if (gated.isPresent()) {
            throw refusal(gated.get(), index);
        }
    }

    private ToolError refusal(Gated gated, int index) {
        String what = gated.kind().name().toLowerCase(java.util.Locale.ROOT);
        return new ToolError(
                "Refused: %s %s.%s %s.%s\n%s"
                        .formatted(
                                what,
                                gated.schema(),
                                gated.name(),
                                gated.reason(),
                                Caret.at(text.sql(), text.tokens().get(index).start()),
                                advice(gated)));
    }

    private static String advice(Gated gated) {
        String name = gated.schema() + "." + gated.name();
        return switch (gated.kind()) {
            case FUNCTION ->
                    "Leave it out. If it only reads, its owner can mark it so: alter function %s stable; or start pg-mcp with --allow-function %s."
                            .formatted(name, name);
            case OPERATOR -> "Use another operator, or have the owner mark its function STABLE.";
            case RELATION -> "Query the tables that it is made of, or something less secret.";
        };
    }
}
