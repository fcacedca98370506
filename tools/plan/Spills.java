package tools.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What did not fit into work_mem and went to temporary files. */
final class Spills {

    private static final int BLOCK_KILOBYTES = 8;

    private Spills() {}

    static List<PlanFinding> find(Plan plan) {
        List<PlanFinding> found = new ArrayList<>();
        plan.root().all().filter(PlanNode::ran).forEach(node -> addTo(found, node));
        return found;
    }

    private static void addTo(List<PlanFinding> found, PlanNode node) {
        double sorted = sortedOnDisk(node);
        double temporary = node.own("Temp Written Blocks") * BLOCK_KILOBYTES;
        String message = "";
        if (sorted > 0) {
            message = "sorted %s on disk".formatted(PlanFigures.kilobytes(sorted));
        } else if (node.number("Hash Batches") > 1) {
            message =
                    "hashed in %s batches, %s in memory at a time, the others in files"
                            .formatted(
                                    PlanFigures.count(node.number("Hash Batches")),
                                    PlanFigures.kilobytes(node.number("Peak Memory Usage")));
        } else if (node.number("Disk Usage") > 0) {
            message =
                    "wrote groups to disk, %s"
                            .formatted(PlanFigures.kilobytes(node.number("Disk Usage")));
        } else if (temporary > 0 && node.children().stream().noneMatch(Spills::hashesToDisk)) {
            message = "wrote %s of temporary files".formatted(PlanFigures.kilobytes(temporary));
        }
        if (!message.isEmpty()) {
            found.add(
                    PlanFinding.of(
                            "spill",
                            node,
                            message,
                            "fewer rows or columns, or a higher work_mem for this role: alter role"
                                    + " ... set work_mem"));
        }
    }

    /** A hash join writes the files of both sides; the Hash below it reports them. */
    private static boolean hashesToDisk(PlanNode node) {
        return node.number("Hash Batches") > 1;
    }

    /** In kB, of all processes. */
    private static double sortedOnDisk(PlanNode node) {
        Stream<?> workers =
                node.fields().get("Workers") instanceof List<?> list ? list.stream() : Stream.of();
        return Stream.concat(Stream.of(node.fields()), workers)
                .map(process -> (Map<?, ?>) process)
                .filter(process -> "Disk".equals(process.get("Sort Space Type")))
                .mapToDouble(process -> ((Number) process.get("Sort Space Used")).doubleValue())
                .sum();
    }
}
