package tools.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.ToolError;

/** Names mean what they mean to PostgreSQL. */
class IdentifiersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            textBlock =
                    """
                    Pg_Sleep                  = pg_sleep
                    ÄÖÜ                       = ÄÖÜ
                    İK\u212a                  = İk\u212a
                    a$1                       = a$1
                    """)
    void foldsAsciiOnly(String text, String name) {
        assertThat(Identifiers.unquoted(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            textBlock =
                    """
                    "Pg_Sleep"                = Pg_Sleep
                    "a""b"                    = a"b
                    "a\\0061"                 = a\\0061
                    U&"d\\0061t\\+000061"     = data
                    u&"d!0061t!+000061" UESCAPE '!' = data
                    U&"a\\\\b"                = a\\b
                    U&"a!!b\\0061" uescape '!' = a!b\\0061
                    U&"\\D83D\\DE00"          = \ud83d\ude00
                    U&"\\+01F600"             = \ud83d\ude00
                    U&"a""\\0062"             = a"b
                    U&"a" /* "c" */ uescape '!' = a
                    """)
    void readsQuotedNames(String text, String name) throws Exception {
        assertThat(Identifiers.quoted(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U&\"\\006\"", "U&\"\\00zz\"", "U&\"\\+00004\"", "U&\"\\+110000\""})
    void refusesWrongEscapes(String text) {
        assertThatThrownBy(() -> Identifiers.quoted(text)).isInstanceOf(ToolError.class);
    }

    @Test
    void cutsWhereTheCatalogueCuts() throws Exception {
        assertThat(Identifiers.unquoted("A".repeat(64))).isEqualTo("a".repeat(63));
        assertThat(Identifiers.unquoted("é".repeat(40))).isEqualTo("é".repeat(31));
        assertThat(Identifiers.unquoted("a" + "é".repeat(40))).isEqualTo("a" + "é".repeat(31));
        assertThat(Identifiers.quoted('"' + "B".repeat(70) + '"')).isEqualTo("B".repeat(63));
    }

    @Test
    void comparesAsEveryEncodingCould() {
        assertThat(Identifiers.comparable("Plain")).isEqualTo("Plain");
        assertThat(Identifiers.comparable("É")).isEqualTo(Identifiers.comparable("é"));
        // With one byte a letter the catalogue keeps 63 of them; in UTF-8 that is 126 bytes.
        assertThat(Identifiers.comparable("é".repeat(63)))
                .isEqualTo(Identifiers.comparable("é".repeat(80)));
    }
}
