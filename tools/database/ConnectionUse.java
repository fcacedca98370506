package tools.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who has the connections at the moment, for the call that gets none. Thread-safe. */
final class ConnectionUse {

    /** One connection lent. */
    record Loan(String purpose, long since) {}

    private final List<Loan> loans = new ArrayList<>();

    /** Notes that a connection is lent now. */
    synchronized Loan lend(String purpose) {
        Loan loan = new Loan(purpose, System.nanoTime());
        loans.add(loan);
        return loan;
    }

    /** Notes that it is back. */
    synchronized void giveBack(Loan loan) {
        // Loans are told apart by identity: two of one purpose may begin in the same nanosecond.
        loans.removeIf(other -> other == loan);
    }

    /** For example {@code 18 by query, 2 by explain; the longest for 25 s}. */
    synchronized String describe() {
        Map<String, Long> counts =
                loans.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Loan::purpose, TreeMap::new, Collectors.counting()));
        if (loans.isEmpty()) {
            return "each was given back just now";
        }
        String by =
                counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " by " + entry.getKey())
                        .collect(Collectors.joining(", "));
        long oldest =
                loans.stream()
                        .map(loan -> System.nanoTime() - loan.since())
                        .max(Comparator.naturalOrder())
                        .orElse(0L);
        return "%s; the longest for %d s".formatted(by, oldest / 1_000_000_000);
    }
}
