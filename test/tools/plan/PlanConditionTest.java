package tools.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class PlanConditionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    (t.a = 5)                                        | [a] [] [] [a]
                    ((t.a = 5) AND (t.b < 7))                        | [a] [b] [] [a, b]
                    ((t.a)::text = 'x'::text)                        | [a] [] [] [a]
                    ((t.a)::numeric(10,2) >= 1.5)                    | [] [a] [] [a]
                    ((t.a)::timestamp without time zone < now())     | [] [a] [] [a]
                    (t.a = ANY ('{1,2}'::integer[]))                 | [a] [] [] [a]
                    (o.id = t.a)                                     | [a] [] [] [a]
                    (o.id < (t.a)::bigint)                           | [] [a] [] [a]
                    (lower((t.a)::text) = 'x'::text)                 | [] [] [] [a]
                    (o.id = (t.a + 1))                               | [] [] [] [a]
                    (t.a ~~ '%x%'::text)                             | [] [] [a] [a]
                    (t.a IS NULL)                                    | [a] [] [] [a]
                    (t.a IS NOT NULL)                                | [] [] [] [a]
                    (t.a <> 5)                                       | [] [] [] [a]
                    (t.a = 't.b = 5 AND ''t.c = 6'::text)            | [a] [] [] [a]
                    (t."Some Col" = 5)                               | ["Some Col"] [] [] ["Some Col"]
                    (t."a""b" = 5)                                   | ["a""b"] [] [] ["a""b"]
                    (ut.a = 5)                                       | [] [] [] []
                    (t2.a = t.b)                                     | [b] [] [] [b]
                    """)
    void findsWhatAnIndexCouldServe(String condition, String expected) {
        PlanCondition found = PlanCondition.of(condition, scan("t"));
        assertThat(
                        "%s %s %s %s"
                                .formatted(
                                        found.equal(),
                                        found.range(),
                                        found.matched(),
                                        found.used()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Odd "T | ("Odd ""T".a = 5)
                    a.b    | ("a.b".a = 5)
                    größe  | ("größe".a = 5)
                    """)
    void knowsQuotedNames(String alias, String condition) {
        assertThat(PlanCondition.of(condition, scan(alias)).equal()).containsExactly("a");
    }

    private static PlanNode scan(String alias) {
        return new PlanNode(Map.of("Alias", alias), 0, 1, false, List.of());
    }
}
