package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Optional;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "30, PT30S, 30s",
        "30s, PT30S, 30s",
        "30 s, PT30S, 30s",
        "500ms, PT0.5S, 500ms",
        "5min, PT5M, 5min",
        "300s, PT5M, 5min",
        "90s, PT1M30S, 90s",
        "1500ms, PT1.5S, 1500ms",
        "2h, PT2H, 2h",
        "0, PT0S, 0ms"
    })
    void readsAndWritesDurations(String text, Duration duration, String written) {
        assertEquals(Optional.of(duration), DurationText.parse(text));
        assertEquals(written, DurationText.format(duration));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1", "1.5s", "5m", "5 parsecs", "30S", "9999999999", "٣s"})
    void refusesWhatIsNoDuration(String text) {
        assertEquals(Optional.empty(), DurationText.parse(text));
    }
}
