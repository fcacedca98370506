package tools.database;

import org.postgresql.core.Tuple;

import tools.JsonReader;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One row of a catalogue query. Columns are counted from 0. */
public final class CatalogRow {

    private final Tuple tuple;

    CatalogRow(Tuple tuple) {
        this.tuple = tuple;
    }

    /** The value as the server prints it; empty for null. */
    public String text(int column) {
        return optional(column).orElse("");
    }

    /** The value as the server prints it, if it is not null. */
    public Optional<String> optional(int column) {
        return Optional.ofNullable(tuple.get(column))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** An integer or OID; 0 for null. */
    public long number(int column) {
        return optional(column).map(Long::parseLong).orElse(0L);
    }

    /** A float; 0 for null. */
    public double real(int column) {
        return optional(column).map(Double::parseDouble).orElse(0.0);
    }

    /** Whether the value is true; null is not. */
    public boolean isTrue(int column) {
        return text(column).equals("t");
    }

    /** The value of a json column as {@link JsonReader} reads it; empty for null. */
    public Optional<Object> json(int column) {
        byte[] value = tuple.get(column);
        return Optional.ofNullable(value).map(bytes -> JsonReader.read(bytes, 0, bytes.length));
    }

    /** A json array of strings, {@code array_to_json} of a {@code text[]} for example. */
    public List<String> strings(int column) {
        return json(column).stream()
                .flatMap(array -> ((List<?>) array).stream())
                .map(String::valueOf)
                .toList();
    }
}
