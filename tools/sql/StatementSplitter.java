package tools.sql;

import tools.sql.Token.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the semicolons that end statements, as psql does (psqlscan.l): not those in parentheses,
 * where rules have them, nor those in the BEGIN ATOMIC body of a function.
 */
final class StatementSplitter {

    private static final Set<String> ROUTINES = Set.of("function", "procedure");

    private final String sql;
    private final List<List<Token>> statements = new ArrayList<>();
    private List<Token> statement = new ArrayList<>();
    private int parentheses;
    private int bodies;

    private StatementSplitter(String sql) {
        this.sql = sql;
    }

    /** The tokens of each statement that has any, without the semicolons between them. */
    static List<List<Token>> split(String sql, List<Token> tokens) {
        StatementSplitter splitter = new StatementSplitter(sql);
        tokens.forEach(splitter::take);
        splitter.finishStatement();
        return splitter.statements;
    }

    private void take(Token token) {
        if (token.isSymbol(sql, ';') && parentheses == 0 && bodies == 0) {
            finishStatement();
            return;
        }
        statement.add(token);
        if (token.isSymbol(sql, '(')) {
            parentheses++;
        } else if (token.isSymbol(sql, ')')) {
            parentheses = Math.max(0, parentheses - 1);
        } else if (token.kind() == Kind.IDENTIFIER && parentheses == 0 && createsRoutine()) {
            trackBody(word(token));
        }
    }

    private void trackBody(String word) {
        if (word.equals("begin") || word.equals("case") && bodies > 0) {
            bodies++;
        } else if (word.equals("end") && bodies > 0) {
            bodies--;
        }
    }

    /** CREATE [OR REPLACE] FUNCTION or PROCEDURE. */
    private boolean createsRoutine() {
        int kind = isWord(1, "or") && isWord(2, "replace") ? 3 : 1;
        return isWord(0, "create")
                && kind < statement.size()
                && ROUTINES.contains(word(statement.get(kind)));
    }

    private boolean isWord(int index, String word) {
        return index < statement.size() && word(statement.get(index)).equals(word);
    }

    private String word(Token token) {
        return token.kind() == Kind.IDENTIFIER
                ? sql.substring(token.start(), token.end()).toLowerCase(Locale.ROOT)
                : "";
    }

    private void finishStatement() {
        if (!statement.isEmpty()) {
            statements.add(statement);
        }
        statement = new ArrayList<>();
        parentheses = 0;
        bodies = 0;
    }
}
