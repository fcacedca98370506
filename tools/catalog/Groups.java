package tools.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Rows by the object that they belong to, each group in the order of the rows. */
record Groups<T>(Map<Long, List<T>> groups) {

    static <T> Groups<T> by(List<T> rows, ToLongFunction<T> owner) {
        return new Groups<>(rows.stream().collect(Collectors.groupingBy(owner::applyAsLong)));
    }

    List<T> of(long owner) {
        return groups.getOrDefault(owner, List.of());
    }
}
