package tools.server;

import tools.Completer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Completes in the database that was filled in already, and the names of the databases. */
public final class CompletionRouter implements Completer {

    private static final String DATABASE = "database";

    private final Map<String, Completer> byDatabase;
    private final List<String> names;

    /** Completes from these; from the first one where no database was named yet. */
    public CompletionRouter(Map<String, Completer> byDatabase) {
        this.byDatabase = new LinkedHashMap<>(byDatabase);
        names = List.copyOf(this.byDatabase.keySet());
    }

    @Override
    public Completion complete(Question question) {
        if (question.argument().equals(DATABASE)) {
            List<String> fitting =
                    names.stream().filter(name -> name.startsWith(question.typed())).toList();
            return new Completion(
                    fitting.stream().limit(MOST_VALUES).toList(), fitting.size() > MOST_VALUES);
        }
        String named = question.others().getOrDefault(DATABASE, names.get(0));
        return byDatabase.getOrDefault(named, byDatabase.get(names.get(0))).complete(question);
    }
}
