package tools.guard;

import tools.ToolError;
import tools.guard.Gated.Kind;
import tools.sql.Caret;
import tools.sql.SqlText;

import java.util.Optional;

/**
 * Refuses statements that name a function, operator or view which may have effects that a READ ONLY
 * transaction does not stop: files, other servers, signals, locks. What may, the server's own
 * catalogue says: functions that are VOLATILE (manual, 38.7 Function Volatility Categories).
 */
public final class FunctionGate {

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
    public static void check(SqlText text, GateCatalog catalog) throws ToolError {
        FunctionGate gate = new FunctionGate(text, catalog);
        for (int i = 0; i < text.tokens().size(); i++) {
            switch (text.tokens().get(i).kind()) {
                case IDENTIFIER, QUOTED_IDENTIFIER -> {
                    gate.checkImpliedOperators(i);
                    gate.checkName(i);
                }
                case OPERATOR -> gate.checkOperator(i);
                default -> {
                    // Literals and punctuation reach nothing.
                }
            }
        }
    }

    /** Whether a name that is used like a function is one that the catalogue has never heard of. */
    public static boolean meetsNewName(SqlText text, GateCatalog catalog) throws ToolError {
        for (int i = 0; i < text.tokens().size(); i++) {
            if (mayCall(text, i) && text.name(i).filter(catalog::isNew).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Names behind a dot are columns so often that only those on a plain value are looked up. */
    private static boolean mayCall(SqlText text, int index) throws ToolError {
        return text.isSymbol(index + 1, '(')
                || text.isSymbol(index - 1, '.') && text.name(index - 2).isEmpty();
    }

    /** Remembers the names that a fresh catalogue does not know: they are no functions. */
    public static void rememberStrangers(SqlText text, GateCatalog catalog) throws ToolError {
        for (int i = 0; i < text.tokens().size(); i++) {
            if (mayCall(text, i)) {
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
            boolean row = !AttributeNotation.onValue(text, index);
            refuse(catalog.findAttribute(name, row), index);
        }
        if (FromItems.in(text).get(start(index))) {
            refuse(catalog.find(Kind.RELATION, qualifier, name), index);
        }
    }

    /** Where the name begins whose last part this is. */
    private int start(int index) throws ToolError {
        int at = index;
        while (text.isSymbol(at - 1, '.') && text.name(at - 2).isPresent()) {
            at -= 2;
        }
        return at;
    }

    private Optional<String> qualifier(int index) throws ToolError {
        return text.isSymbol(index - 1, '.') ? text.name(index - 2) : Optional.empty();
    }

    /** Some key words are operators that are looked up by name like any other. */
    private void checkImpliedOperators(int index) throws ToolError {
        for (String operator : ImpliedOperators.of(text, index)) {
            if (!catalog.isFree(operator)) {
                refuse(catalog.find(Kind.OPERATOR, Optional.empty(), operator), index);
            }
        }
    }

    private void checkOperator(int index) throws ToolError {
        // The scanner itself turns one spelling into the other.
        String name = text.textOf(index).equals("!=") ? "<>" : text.textOf(index);
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
        String instead =
                switch (gated.kind()) {
                    case FUNCTION -> "Leave it out.";
                    case OPERATOR -> "Use another operator.";
                    case RELATION ->
                            "Query the tables that it is made of, or something less secret.";
                };
        return instead + gated.function().map(FunctionGate::howToAllow).orElse("");
    }

    private static String howToAllow(String function) {
        return function.startsWith("pg_catalog.")
                ? " Or start pg-mcp with --allow-function %s.".formatted(function)
                : " If %1$s only reads, its owner can mark it so: alter function %1$s stable; or start pg-mcp with --allow-function %1$s."
                        .formatted(function);
    }
}
