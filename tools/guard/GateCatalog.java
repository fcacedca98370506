package tools.guard;

import tools.config.NearestName;
import tools.guard.Gated.Notation;
import tools.sql.Identifiers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the gate knows of one database at one moment: everything gated, by name, and the names of
 * all functions, so that a name it has never heard of can be looked up. Thread-safe.
 */
public final class GateCatalog {

    // A function made or changed meanwhile is unknown for as long; making one takes more than
    // reading.
    private static final long FRESH_NANOS = 60_000_000_000L;

    private final long loaded = System.nanoTime();
    private final Map<String, List<Gated>> gated = new HashMap<>();
    private final Set<String> functionNames;
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    /** Takes everything gated, and the names of all functions and key words. */
    public GateCatalog(Collection<Gated> entries, Set<String> functionNames) {
        entries.forEach(
                entry ->
                        gated.computeIfAbsent(
                                        Identifiers.comparable(entry.name()),
                                        name -> new ArrayList<>())
                                .add(entry));
        this.functionNames = new HashSet<>();
        functionNames.forEach(name -> this.functionNames.add(Identifiers.comparable(name)));
    }

    /** Whether so much time has passed that it has to be loaded anew. */
    public boolean stale() {
        return System.nanoTime() - loaded > FRESH_NANOS;
    }

    /** Whether the name was no function's when this was loaded, and nobody asked about it since. */
    public boolean isNew(String name) {
        String comparable = Identifiers.comparable(name);
        return !functionNames.contains(comparable) && !strangers.contains(comparable);
    }

    /** The function's name that this one is probably a slip for. */
    public Optional<String> nearestName(String name) {
        return NearestName.of(name, functionNames);
    }

    /** Takes over what an older catalogue has found to be no function. */
    public void inherit(GateCatalog older) {
        strangers.addAll(older.strangers);
    }

    /** Remembers a name that is no function's although it stands before a parenthesis. */
    void addStranger(String name) {
        // Bounded, so that made-up names cannot fill the memory.
        if (strangers.size() < 10_000) {
            strangers.add(Identifiers.comparable(name));
        }
    }

    /** Whether nothing gated has this name; the quick answer for almost every name. */
    boolean isFree(String name) {
        return !gated.containsKey(Identifiers.comparable(name));
    }

    /** The gated thing that this name can mean, with the schema if one is written before it. */
    Optional<Gated> find(Gated.Kind kind, Optional<String> schema, String name) {
        return named(name)
                .filter(entry -> entry.kind() == kind)
                .filter(entry -> schema.map(word -> isIn(entry, word)).orElse(entry.visible()))
                .findFirst();
    }

    /** The gated function that {@code value.name} can call; {@code row} on rows at least. */
    Optional<Gated> findAttribute(String name, boolean row) {
        return named(name)
                .filter(entry -> entry.kind() == Gated.Kind.FUNCTION && entry.visible())
                .filter(entry -> entry.notation() != Notation.NONE)
                .filter(entry -> !row || entry.notation() == Notation.ROW)
                .findFirst();
    }

    private Stream<Gated> named(String name) {
        return gated.getOrDefault(Identifiers.comparable(name), List.of()).stream();
    }

    /** Each session calls its own schema of temporary objects {@code pg_temp}. */
    private static boolean isIn(Gated entry, String schema) {
        return Identifiers.comparable(entry.schema()).equals(Identifiers.comparable(schema))
                || schema.equals("pg_temp") && entry.schema().startsWith("pg_temp_");
    }
}
