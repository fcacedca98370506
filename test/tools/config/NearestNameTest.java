package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class NearestNameTest {

    private static final List<String> NAMES =
            List.of("--host", "--port", "--max-connections", "--min-connections", "--help");

    @ParameterizedTest
    @CsvSource({
        "--max-conections, --max-connections",
        "--maxconnections, --max-connections",
        "--MAX-connections, --max-connections",
        "--mni-connections, --min-connections",
        "--hots, --host",
        "--hlep, --help",
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertEquals(Optional.of(meant), NearestName.of(typed, NAMES));
    }

    @Test
    void doesNotGuessWhenNothingIsNear() {
        assertEquals(Optional.empty(), NearestName.of("--colour", NAMES));
        assertEquals(Optional.empty(), NearestName.of("-x", NAMES));
        assertEquals(Optional.empty(), NearestName.of("(", List.of("v")));
        assertEquals(Optional.empty(), NearestName.of("", List.of("v")));
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "abc, abc, 0", "abc, acb, 1", "abc, axc, 1", "ab, ba, 1"})
    void countsEdits(String a, String b, int distance) {
        assertEquals(distance, NearestName.distance(a, b));
        assertEquals(distance, NearestName.distance(b, a));
    }
}
