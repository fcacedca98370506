package tools.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An answer never has more than 48 KB in either form, and says what it left out. */
class AnswerSizeTest {

    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create function noisy() returns int language plpgsql stable as
                    $$
                    begin
                      for i in 1..20 loop raise notice '%', repeat('"', 100000); end loop;
                      return 1;
                    end
                    $$\
                    """);

    private static QueryAnswer columns(int count, String value) throws Exception {
        return SERVER.client()
                .query(
                        IntStream.range(0, count)
                                .mapToObj(i -> value + " as c" + i)
                                .collect(Collectors.joining(", ", "select ", "")));
    }

    private static void assertFits(QueryAnswer answer) {
        assertThat(answer.isError()).as(answer.text()).isFalse();
        assertThat(bytes(answer.text())).isLessThanOrEqualTo(48 * 1024);
        assertThat(bytes(answer.structured().toString())).isLessThanOrEqualTo(48 * 1024);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void saysThatTheColumnsAloneAreTooMany() throws Exception {
        assertThat(columns(1600, "1").error())
                .isEqualTo(
                        """
                        The result has 1600 columns, and their names and types alone take more than the 48 KB of one answer.
                        Name the columns that you need instead of *.\
                        """);
        assertThat(columns(1600, "1 from generate_series(1, 0)").isError()).isTrue();
    }

    @Test
    void saysThatNotEvenOneRowFits() throws Exception {
        assertThat(columns(1000, "repeat('x', 100)").error())
                .contains("1000 columns", "first row", "48 KB");
    }

    @ParameterizedTest
    @CsvSource({"1200, 1", "500, 'repeat(''é'', 4000)'", "12, 'repeat(chr(1), 4096)'"})
    void cutsTheCellsOfAWideRowUntilItFits(int count, String value) throws Exception {
        QueryAnswer answer = columns(count, value);
        assertFits(answer);
        assertThat(answer.structured().at("/rows/0")).hasSize(count);
    }

    @Test
    void doesNotCallItFullWhenTheLimitEndsIt() throws Exception {
        String sql = "select repeat('x', 4000) as c" + ", repeat('x', 4000)".repeat(20);
        QueryAnswer answer =
                SERVER.client()
                        .query(Map.of("sql", sql + " from generate_series(1, 2)", "limit", 1));
        assertFits(answer);
        assertThat(answer.text()).contains("(1 row, more exist: limit reached; 21 cells cut)");
    }

    @Test
    void leavesOutNoticesThatDoNotFitAndCountsThem() throws Exception {
        QueryAnswer answer =
                SERVER.client()
                        .query("select noisy(), repeat('x', 4000) from generate_series(1, 20)");
        assertFits(answer);
        assertThat(answer.structured().get("truncated").asBoolean()).isTrue();
        assertThat(answer.text()).contains("[cut, 100008 characters]").contains("notices left out");
    }
}
