package tools.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.ToolError;

import java.util.stream.Collectors;

/**
 * The rules of PostgreSQL's scanner, one by one. Tokens are separated by a middle dot; {@code
 * LexerFuzzTest} compares the same rules with the server.
 */
class LexerTest {

    private static String tokens(String sql) throws ToolError {
        return Lexer.lex(sql).stream()
                .map(token -> sql.substring(token.start(), token.end()))
                .collect(Collectors.joining(" · "));
    }

    private static String kinds(String sql) throws ToolError {
        return Lexer.lex(sql).stream()
                .map(token -> token.kind().name())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\u00a6',
            quoteCharacter = '\u00ac',
            textBlock =
                    """
                    select 1                   ¦ select · 1
                    select'a'                  ¦ select · 'a'
                    'it''s'                    ¦ 'it''s'
                    'a\\' 'b'                  ¦ 'a\\' · 'b'
                    E'a\\' b'                  ¦ E'a\\' b'
                    e'a\\\\' ';'               ¦ e'a\\\\' · ';'
                    B'01' x'1F' N'z'           ¦ B'01' · x'1F' · N · 'z'
                    b'\\' ''                   ¦ b'\\' · ''
                    b'1''x' X'a''b'            ¦ b'1' · 'x' · X'a' · 'b'
                    U&'\\0061' u&"\\0061"      ¦ U&'\\0061' · u&"\\0061"
                    U&'\\' ';'                 ¦ U&'\\' · ';'
                    U&'a' uescape '!'          ¦ U&'a' uescape '!'
                    U&"a" /**/ UESCAPE '!' b   ¦ U&"a" /**/ UESCAPE '!' · b
                    U & 'a'                    ¦ U · & · 'a'
                    "a""b" "c"                 ¦ "a""b" · "c"
                    "a;--'/*" b                ¦ "a;--'/*" · b
                    "a"b                       ¦ "a" · b
                    $$a;'"--/*$$ b             ¦ $$a;'"--/*$$ · b
                    $a$ $b$ $$ $a$ b           ¦ $a$ $b$ $$ $a$ · b
                    $A$ $a$ $A$ b              ¦ $A$ $a$ $A$ · b
                    $a$ $ba$ $a$ b             ¦ $a$ $ba$ $a$ · b
                    $é1$ ; $é1$ b              ¦ $é1$ ; $é1$ · b
                    x$$ y$a$b                  ¦ x$$ · y$a$b
                    x$$a$$                     ¦ x$$a$$
                    1$$a$$                     ¦ 1 · $$a$$
                    $1$$a$$                    ¦ $1 · $$a$$
                    $1abc $12                  ¦ $1 · abc · $12
                    $a b                       ¦ $ · a · b
                    $1a$ b                     ¦ $1 · a$ · b
                    a -- ; ' " $$ /*            ¦ a
                    a /* ; ' */ b              ¦ a · b
                    a /* /* */ ; */ b          ¦ a · b
                    a /*/ ; */ b               ¦ a · b
                    a /**/ b /***/ c           ¦ a · b · c
                    a/**/b                     ¦ a · b
                    1 +/* c */2                ¦ 1 · + · 2
                    1 @/* c */2                ¦ 1 · @ · 2
                    1 @*/* c */2               ¦ 1 · @* · 2
                    1 */ 2                     ¦ 1 · */ · 2
                    1 ---2                     ¦ 1
                    1 +--2                     ¦ 1 · +
                    1 +-2                      ¦ 1 · + · - · 2
                    1 =-2                      ¦ 1 · = · - · 2
                    1 @-2                      ¦ 1 · @- · 2
                    1 <>+-2                    ¦ 1 · <> · + · - · 2
                    1 ~+-2                     ¦ 1 · ~+- · 2
                    - - 1                      ¦ - · - · 1
                    a->>'b' @> c ?| d ?& e     ¦ a · ->> · 'b' · @> · c · ?| · d · ?& · e
                    a::int b:=c d=>e           ¦ a · :: · int · b · := · c · d · => · e
                    a:::b                      ¦ a · :: · : · b
                    a[1:2]                     ¦ a · [ · 1 · : · 2 · ]
                    1..2                       ¦ 1 · .. · 2
                    ..5                        ¦ .. · 5
                    ...5                       ¦ .. · .5
                    1.e .5e1 5.e+1 1e 1e+      ¦ 1. · e · .5e1 · 5.e+1 · 1 · e · 1 · e · +
                    1.5.5                      ¦ 1.5 · .5
                    1a 1_000 0x1F 1_0.5_0e1_0 ¦ 1 · a · 1_000 · 0x1F · 1_0.5_0e1_0
                    1_$$,a$$ 0x$$; 1.5_$a$ b ¦ 1_$$ · , · a$$ · 0x$$ · ; · 1.5_$a$ · b
                    a.b.c t.*                  ¦ a · . · b · . · c · t · . · *
                    äöü ñ1 _x \u6570           ¦ äöü · ñ1 · _x · \u6570
                    a\u00a0b                   ¦ a\u00a0b
                    {}\\`                      ¦ { · } · \\ · `
                    n'a'                       ¦ n · 'a'
                    na'b'                      ¦ na · 'b'
                    ee'\\'                     ¦ ee · '\\'
                    """)
    void cutsLikePostgresql(String sql, String expected) throws Exception {
        assertThat(tokens(sql)).isEqualTo(expected);
    }

    @Test
    void continuesStringsOverLineBreaksOnly() throws Exception {
        assertThat(tokens("'a' 'b'")).isEqualTo("'a' · 'b'");
        assertThat(tokens("'a'\n'b' c")).isEqualTo("'a'\n'b' · c");
        assertThat(tokens("'a'\r'b' c")).isEqualTo("'a'\r'b' · c");
        assertThat(tokens("'a' \t\n\n 'b' c")).isEqualTo("'a' \t\n\n 'b' · c");
        assertThat(tokens("'a' -- ;'\n'b' c")).isEqualTo("'a' -- ;'\n'b' · c");
        assertThat(tokens("'a'\n--\n--\n'b' c")).isEqualTo("'a'\n--\n--\n'b' · c");
        assertThat(tokens("'a' /* */\n'b'")).isEqualTo("'a' · 'b'");
        assertThat(tokens("'a'\n/* */'b'")).isEqualTo("'a' · 'b'");
        assertThat(tokens("'a'\nE'b\\''")).isEqualTo("'a' · E'b\\''");
        assertThat(tokens("\"a\"\n\"b\"")).isEqualTo("\"a\" · \"b\"");
        assertThat(tokens("$$a$$\n'b'")).isEqualTo("$$a$$ · 'b'");
    }

    @Test
    void readsBackslashesInContinuationsOfEscapeStrings() throws Exception {
        assertThat(tokens("E'a'\n'\\'b;' c")).isEqualTo("E'a'\n'\\'b;' · c");
        assertThat(tokens("E'a' -- '\n'\\';' c")).isEqualTo("E'a' -- '\n'\\';' · c");
        assertThat(tokens("'a'\n'\\' ; c")).isEqualTo("'a'\n'\\' · ; · c");
    }

    @Test
    void endsLineCommentsAtEitherLineBreak() throws Exception {
        assertThat(tokens("a -- b\nc")).isEqualTo("a · c");
        assertThat(tokens("a -- b\rc")).isEqualTo("a · c");
        assertThat(tokens("a -- b\u000bc\fd\u0085e")).isEqualTo("a");
    }

    @Test
    void knowsSixKindsOfWhiteSpace() throws Exception {
        assertThat(tokens("a \t\n\r\f\u000bb")).isEqualTo("a · b");
        assertThat(tokens("a\u001cb")).isEqualTo("a · \u001c · b");
        assertThat(tokens("a\u3000b\u0085c")).isEqualTo("a\u3000b\u0085c");
        assertThat(tokens("a\u2028;b")).isEqualTo("a\u2028 · ; · b");
    }

    @Test
    void tellsKindsApart() throws Exception {
        assertThat(kinds("a \"b\" U&\"c\" 'd' E'' $$$$ 1 .5 $1 <= ; ( :: .."))
                .isEqualTo(
                        "IDENTIFIER QUOTED_IDENTIFIER QUOTED_IDENTIFIER STRING STRING STRING"
                                + " NUMBER NUMBER PARAMETER OPERATOR SYMBOL SYMBOL SYMBOL SYMBOL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'", "'a", "'a''", "'a'\n'", "E'a\\'", "e'\\", "b'1", "x'1", "n'", "U&'a", "'a\\''"
            })
    void refusesOpenStrings(String sql) {
        assertUnterminated("quoted string", sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a", "\"a\"\"", "U&\"a", "a \"b\" \""})
    void refusesOpenNames(String sql) {
        assertUnterminated("quoted identifier", sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "/*/", "/* /* */", "/* * /", "a/*b*", "/*/**/"})
    void refusesOpenComments(String sql) {
        assertUnterminated("comment", sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$$", "$$a$", "$a$ $A$", "$a$$b$", "1$$", "$$ $a$ "})
    void refusesOpenDollarQuotes(String sql) {
        assertUnterminated("dollar-quoted string", sql);
    }

    private static void assertUnterminated(String what, String sql) {
        assertThatThrownBy(() -> Lexer.lex(sql))
                .isInstanceOf(ToolError.class)
                .hasMessageContaining("42601")
                .hasMessageContaining("unterminated " + what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U&\"a\" uescape E'!'", "U&'a' uescape $$!$$", "U&'a' uescape b"})
    void refusesEscapeCharactersThatOnlyTheServerCanRead(String sql) {
        assertThatThrownBy(() -> Lexer.lex(sql)).hasMessageContaining("UESCAPE");
    }

    @Test
    void takesOnlyTheKeyWordForAnEscapeClause() throws Exception {
        // The long s of old German prints is an s in capitals, but not to PostgreSQL.
        assertThat(tokens("U&\"a\" ue\u017fcape '!'")).isEqualTo("U&\"a\" · ue\u017fcape · '!'");
        assertThat(tokens("U&\"a\" \"uescape\" '!'")).isEqualTo("U&\"a\" · \"uescape\" · '!'");
        assertThat(tokens("'a' uescape '!'")).isEqualTo("'a' · uescape · '!'");
    }

    @Test
    void findsNothingInNothing() throws Exception {
        assertThat(tokens("")).isEmpty();
        assertThat(tokens(" \n--a\n/* b */ --c")).isEmpty();
    }
}
