package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

class PolicyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    email             | true
                    *mail             | true
                    e*                | true
                    *                 | true
                    customer.email    | true
                    *.email           | true
                    shop.c*r.e*l      | true
                    *.*.*             | true
                    Email             | false
                    mail              | false
                    e.ail             | false
                    other.email       | false
                    app.customer.email | false
                    a.shop.customer.email | false
                    """)
    void aPatternNamesFromTheRight(String pattern, boolean matches) {
        assertEquals(matches, new NamePattern(pattern).matches("shop", "customer", "email"));
    }

    @Test
    void everythingIsVisibleUnlessSomethingIsSaid() {
        var all = visible("", "", "", "");
        assertTrue(all.all());
        assertTrue(all.showsTable("any", "any"));
    }

    @Test
    void whatIsHiddenIsHiddenWhateverElseSays() {
        var some = visible("shop app_*", "app_secret", "", "shop.card");
        assertFalse(some.all());
        assertTrue(some.showsSchema("app_one"));
        assertTrue(some.showsTable("shop", "customer"));
        assertFalse(some.showsTable("shop", "card"));
        assertFalse(some.showsTable("app_secret", "any"));
        assertFalse(some.showsSchema("public"));
        var tables = visible("", "", "shop.* log", "");
        assertTrue(tables.showsTable("shop", "any"));
        assertTrue(tables.showsTable("public", "log"));
        assertFalse(tables.showsTable("public", "any"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    @pii              | true
                    The phone. @pii.  | true
                    (@pii)            | true
                    me@pii.org        | false
                    @piion            | false
                    @pii-free         | false
                    pii               | false
                    """)
    void aTagInTheCommentMasksAColumn(String comment, boolean masks) {
        var masking = new MaskingPolicy(patterns("email"), "@pii", false);
        assertEquals(masks, masking.masks("shop", "customer", "phone", comment));
        assertTrue(masking.masks("shop", "customer", "email", ""));
        assertFalse(masking.masks("shop", "customer", "name", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1B",
        "1024,1024,1KB",
        "64KB,65536,64KB",
        "10 MB,10485760,10MB",
        "2GB,2147483648,2GB",
        "1500,1500,1500B"
    })
    void readsSizesAsPostgresDoes(String text, long bytes, String formatted) {
        assertEquals(OptionalLong.of(bytes), SizeText.parse(text));
        assertEquals(formatted, SizeText.format(bytes));
    }

    @ParameterizedTest
    @CsvSource({"1kb", "MB", "1.5MB", "-1", "1TB", "1234567890"})
    void refusesOtherSizes(String text) {
        assertEquals(OptionalLong.empty(), SizeText.parse(text));
    }

    private static VisibleTables visible(
            String schemas, String hiddenSchemas, String tables, String hiddenTables) {
        return new VisibleTables(
                patterns(schemas.split(" ")),
                patterns(hiddenSchemas.split(" ")),
                patterns(tables.split(" ")),
                patterns(hiddenTables.split(" ")));
    }

    private static List<NamePattern> patterns(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).map(NamePattern::new).toList();
    }
}
