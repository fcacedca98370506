package tools.plan;

import java.util.Comparator;
import java.util.List;

/** The nodes where the time, or the cost where nothing was run, goes. */
final class ExpensiveNodes {

    private static final int MOST = 3;
    private static final double LEAST_SHARE = 0.2;
    // Below these, a plan is as good as it needs to be.
    private static final double LEAST_MILLIS = 1;
    private static final double LEAST_COST = 100;
    private static final int BLOCK_KILOBYTES = 8;

    private ExpensiveNodes() {}

    static List<PlanFinding> find(Plan plan) {
        OwnShare own = plan.own();
        double least = plan.measured() ? LEAST_MILLIS : LEAST_COST;
        return plan.root()
                .all()
                .filter(node -> own.amount(node) >= least && own.share(node) >= LEAST_SHARE)
                .sorted(Comparator.comparingDouble(own::amount).reversed())
                .limit(MOST)
                .map(node -> PlanFinding.of("expensive", node, message(plan, node)))
                .toList();
    }

    private static String message(Plan plan, PlanNode node) {
        String share = PlanFigures.percent(plan.own().share(node));
        double own = plan.own().amount(node);
        if (!plan.measured()) {
            return "cost %s of its own, %s of the plan".formatted(PlanFigures.cost(own), share);
        }
        return "%s of its own, %s of the time%s%s"
                .formatted(
                        PlanFigures.millis(own),
                        share,
                        buffers(node, "Shared Hit Blocks", "from PostgreSQL's cache"),
                        buffers(node, "Shared Read Blocks", "from outside its cache"));
    }

    private static String buffers(PlanNode node, String field, String words) {
        double kilobytes = node.own(field) * BLOCK_KILOBYTES;
        return kilobytes == 0 ? "" : "; " + PlanFigures.kilobytes(kilobytes) + " " + words;
    }
}
