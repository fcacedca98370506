package tools.server;

import tools.Completer;
import tools.Prompt;
import tools.Resources;

import java.util.List;
import java.util.function.Supplier;

/**
 * All that the server has for its clients.
 *
 * @param prompts asked for when a client wants to see them, since making them takes its time
 * @param instructions what a model should know before its first call; must answer within half a
 *     second
 */
public record Offer(
        ToolRegistry tools,
        Resources resources,
        Supplier<List<Prompt>> prompts,
        Completer completer,
        Supplier<String> instructions) {}
