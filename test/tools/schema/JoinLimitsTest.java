package tools.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.testing.Conversation;
import tools.testing.QueryAnswer;
import tools.testing.RawClient;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Ways that are longer than an answer. */
class JoinLimitsTest {

    private static final int MOST_BYTES = 48 * 1024;

    /** Each table has two keys to the one before it. */
    @RegisterExtension
    static final Conversation SERVER =
            Conversation.about(
                    """
                    create table link_0 (id int primary key);
                    do $$ begin
                      for i in 1..60 loop
                        execute format(
                            'create table link_%1$s (id int primary key,'
                            ' the_first_of_two_long_references int references link_%2$s,'
                            ' the_second_of_two_long_references int references link_%2$s)',
                            i, i - 1);
                      end loop;
                    end $$;
                    """);

    private static QueryAnswer paths(String... tables) throws Exception {
        RawClient client = SERVER.client();
        Map<String, ?> arguments = Map.of("tables", tables, "alternatives", 5);
        return QueryAnswer.of(client.answer(client.postCall("find_join_path", arguments)));
    }

    @Test
    void countsTheAlternativesThatDoNotFit() throws Exception {
        QueryAnswer answer = paths("link_0", "link_39");
        int shown = answer.structured().get("paths").size();
        int leftOut = answer.structured().get("left_out").asInt();
        assertThat(shown).isPositive();
        assertThat(shown + leftOut).isEqualTo(6);
        assertThat(answer.text()).endsWith("\n\nThere is no room for %d more.".formatted(leftOut));
        assertThat(answer.structured().toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void refusesAWayThatNobodyWouldJoin() throws Exception {
        assertThat(paths("link_60", "link_0").error())
                .isEqualTo(
                        """
                        Foreign keys connect these tables by 60 joins, more than the 40 that are \
                        shown. Ask for fewer tables, or for ones that are closer.\
                        """);
    }
}
