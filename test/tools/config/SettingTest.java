package tools.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

class SettingTest {

    @Test
    void namesFollowFromTheTable() {
        assertEquals("max-connections", Setting.MAX_CONNECTIONS.key());
        assertEquals(Optional.of("--max-connections"), Setting.MAX_CONNECTIONS.option());
        assertEquals("PGMCP_MAX_CONNECTIONS", Setting.MAX_CONNECTIONS.variable());
        assertEquals(Optional.of("PGDATABASE"), Setting.DBNAME.foreignVariable());
    }

    @Test
    void thePasswordHasNoOption() {
        assertEquals(Optional.empty(), Setting.PASSWORD.option());
    }

    @ParameterizedTest
    @EnumSource
    void descriptionsAreSentences(Setting setting) {
        assertTrue(setting.description().matches("[A-Z].*\\."), setting.description());
    }

    @ParameterizedTest
    @EnumSource
    void defaultsAreAllowed(Setting setting) {
        var peoplesWords = EnumSet.of(Setting.USER, Setting.PASSWORD, Setting.DBNAME);
        if (!setting.defaultText().isEmpty() && !peoplesWords.contains(setting)) {
            assertTrue(setting.type().accepts(setting.defaultText()), setting.key());
        }
    }

    @Test
    void everyVariableReachesItsSetting() {
        for (Setting setting : Setting.values()) {
            var loader = new EnvironmentLoader(Map.of(setting.variable(), "x"));
            assertEquals(
                    new SettingValue("x", setting.variable()),
                    loader.ours().settings().get(setting));
        }
    }
}
