package tools.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelcontextprotocol.spec.McpServerSession;

import org.junit.jupiter.api.Test;

import tools.ToolError;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A question that nobody answers ends the call that asked. */
class ElicitationPatienceTest {

    @Test
    void saysThatNoAnswerCameAndThatNothingWasChanged() {
        var out = new ByteArrayOutputStream();
        var transport =
                new StdioTransport(new MessageWriter(out), new InFlight(), message -> message);
        McpServerSession session =
                Sessions.open(transport, Map.of(), Map.of("elicitation", Map.of()), Map.of());
        assertThatThrownBy(
                        () -> Elicitation.byRequest(session, Duration.ofMillis(10)).ask("Drop it?"))
                .isInstanceOf(ToolError.class)
                .hasMessageStartingWith(
                        "No answer to the confirmation came within 10ms; nothing was changed.");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Drop it?");
    }
}
