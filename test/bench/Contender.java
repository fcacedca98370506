package bench;

import java.util.List;
import java.util.Set;

/**
 * A server that takes part.
 *
 * @param command the program and its arguments
 * @param tool the tool that runs SQL
 * @param argument the tool's argument that takes it
 * @param subjects what it takes part in
 */
record Contender(
        String name, List<String> command, String tool, String argument, Set<Subject> subjects) {}
