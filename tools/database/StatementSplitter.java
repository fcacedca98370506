package tools.database;

import tools.database.Token.Kind;

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
    // create [or replace] function: the kind of object is among the first words.
    private static final int WORDS_UP_TO_KIND = 4;

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

    private boolean createsRoutine() {
        return word(statement.get(0)).equals("create")
                && statement.stream()
                        .limit(WORDS_UP_TO_KIND)
                        .anyMatch(token -> ROUTINES.contains(word(token)));
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
