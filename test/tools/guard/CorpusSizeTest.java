package tools.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The corpora do not shrink, and do not grow by saying the same twice. */
class CorpusSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"attacks.sql", "legitimate.sql"})
    void holdsHundredsOfDifferentStatements(String file) throws Exception {
        List<SqlCase> cases = SqlCase.in(file);
        assertThat(different(file)).hasSize(cases.size()).hasSizeGreaterThan(250);
        assertThat(cases).extracting(SqlCase::name).doesNotHaveDuplicates();
    }

    @Test
    void noAttackIsLegitimate() throws Exception {
        assertThat(different("attacks.sql"))
                .doesNotContainAnyElementsOf(different("legitimate.sql"));
    }

    /** What is left of the statements when blanks count for nothing. */
    private static Set<String> different(String file) throws IOException {
        return SqlCase.in(file).stream()
                .map(one -> one.calls() + " " + one.parameters())
                .map(text -> text.replaceAll("\\s+", " "))
                .collect(Collectors.toSet());
    }
}
