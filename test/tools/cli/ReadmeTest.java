package tools.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ReadmeTest {

    private static final String START = "<!-- options -->\n";
    private static final String END = "<!-- /options -->";

    @Test
    void theReadmeHoldsTheTableOfAllSettings() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("user.dir"), "README.md"));
        int start = readme.indexOf(START) + START.length();
        String table = readme.substring(start, readme.indexOf(END, start));
        assertEquals(OptionsTable.markdown(), table);
    }
}
