package tools.schema;

import tools.catalog.Routine;

import java.util.ArrayList;
import java.util.List;

/** Describes functions, procedures and aggregates. */
final class RoutineDescription {

    private RoutineDescription() {}

    /** One routine with its source, or a list of overloads. */
    static Description of(List<Routine> routines) {
        Routine first = routines.get(0);
        if (routines.size() == 1) {
            return one(first);
        }
        return new Description()
                .line(
                        "%d overloads of %s; describe one of them for its source"
                                .formatted(routines.size(), first.name().quoted()))
                .fact("kind", first.kind())
                .fact("schema", first.schema())
                .fact("name", first.name().raw())
                .section(
                        "overloads",
                        "",
                        routines.stream().map(RoutineDescription::overload).toList());
    }

    private static Entry overload(Routine routine) {
        String comment = routine.comment().map(text -> " -- " + text).orElse("");
        return Entry.of(signature(routine) + ", " + properties(routine) + comment, facts(routine));
    }

    private static Description one(Routine routine) {
        Description description = new Description().line(signature(routine));
        facts(routine).values().forEach(description::fact);
        routine.comment().ifPresent(description::line);
        return description
                .line(properties(routine))
                .line(routine.isExecutable() ? "you may execute it" : "you may not execute it")
                .section(
                        "source",
                        "source",
                        RelationDescription.lines(routine.source()),
                        ": query string_to_table(prosrc, e'\\n') from pg_proc where oid = %d"
                                .formatted(routine.oid()));
    }

    private static String signature(Routine routine) {
        return "%s %s(%s)%s"
                .formatted(
                        routine.kind(),
                        routine.qualifiedName(),
                        routine.arguments(),
                        routine.result().isEmpty() ? "" : " returns " + routine.result());
    }

    private static String properties(Routine routine) {
        List<String> properties = new ArrayList<>();
        properties.add("language " + routine.language());
        properties.add(routine.volatility());
        properties.add("parallel " + routine.parallel());
        properties.add(routine.isSecurityDefiner() ? "security definer" : "");
        properties.add(routine.isStrict() ? "strict" : "");
        properties.add(routine.isLeakproof() ? "leakproof" : "");
        properties.add(routine.cost().isEmpty() ? "" : "cost " + routine.cost());
        properties.add(routine.rows().isEmpty() ? "" : "rows " + routine.rows());
        routine.settings().forEach(setting -> properties.add("set " + setting));
        properties.add("owner " + routine.owner());
        properties.removeIf(String::isEmpty);
        return String.join(", ", properties);
    }

    private static Facts facts(Routine routine) {
        return Facts.none()
                .put("kind", routine.kind())
                .put("schema", routine.schema())
                .put("name", routine.name().raw())
                .put("arguments", routine.arguments())
                .put("result", routine.result())
                .put("language", routine.language())
                .put("volatility", routine.volatility())
                .put("parallel", routine.parallel())
                .put("security_definer", routine.isSecurityDefiner())
                .put("strict", routine.isStrict())
                .put("leakproof", routine.isLeakproof())
                .put("cost", routine.cost())
                .put("rows", routine.rows())
                .put("settings", routine.settings())
                .put("owner", routine.owner())
                .put("not_executable", !routine.isExecutable())
                .put("comment", routine.comment());
    }
}
