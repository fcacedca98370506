package tools.schema;

import tools.Figures;
import tools.ToolResult;
import tools.Utf8Buffer;
import tools.catalog.FoundName;
import tools.catalog.ObjectKind;
import tools.catalog.ObjectSearch;
import tools.catalog.RelationSummary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search has found, one line for each object, as far as it fits into one answer.
 *
 * @param summaries of tables and views, by OID
 * @param full whether details are shown to their end
 */
record SearchAnswer(
        ObjectSearch search,
        ObjectSearch.Page page,
        Map<Long, RelationSummary> summaries,
        Map<FoundName, String> details,
        boolean full) {

    // In characters; each object fits into an answer, or nobody could page past it.
    private static final int LONGEST_DETAIL = 160;
    private static final int LONGEST_FULL_DETAIL = 3000;
    // What the first and the last line, and the closing members of the JSON, may take.
    private static final int FRAME_BYTES = 512;

    ToolResult result() {
        Utf8Buffer lines = new Utf8Buffer(4096);
        Utf8Buffer objects = new Utf8Buffer(4096);
        int shown = 0;
        for (FoundName found : page.found()) {
            int linesBefore = lines.length();
            int objectsBefore = objects.length();
            lines.text(line(found)).raw('\n');
            objects.ascii(shown == 0 ? "" : ",").json(facts(found));
            if (Math.max(lines.length(), objects.length()) > ToolResult.MOST_BYTES - FRAME_BYTES) {
                lines.truncate(linesBefore);
                objects.truncate(objectsBefore);
                break;
            }
            shown++;
        }
        return ToolResult.of(text(lines, shown), json(objects, shown));
    }

    private Utf8Buffer text(Utf8Buffer lines, int shown) {
        Utf8Buffer text = new Utf8Buffer(lines.length() + FRAME_BYTES);
        text.raw(lines);
        if (shown == 0) {
            return text.text(nothing());
        }
        long hidden = page.found().stream().limit(shown).filter(this::isHidden).count();
        if (hidden > 0) {
            text.text("%d of these you may not read.\n".formatted(hidden));
        }
        long from = search.offset() + 1L;
        long to = search.offset() + (long) shown;
        text.text("(%s-%s of %s)".formatted(from, to, Figures.count(page.total())));
        if (to < page.total()) {
            text.text(" Next page: offset %d.".formatted(to));
        }
        return text;
    }

    private String nothing() {
        if (search.offset() > 0) {
            return "Nothing more from offset %d on.".formatted(search.offset());
        }
        return "Nothing found."
                + (search.schema().isEmpty()
                        ? " System schemas are searched when schema names one."
                        : "");
    }

    private boolean isHidden(FoundName found) {
        RelationSummary summary = summaries.get(found.oid());
        return !found.usable()
                || ObjectKind.RELATIONS.contains(found.kind())
                        && summary != null
                        && !summary.readable();
    }

    private String line(FoundName found) {
        List<String> facts = new ArrayList<>();
        if (ObjectKind.RELATIONS.contains(found.kind()) && summaries.containsKey(found.oid())) {
            facts.addAll(size(summaries.get(found.oid())));
        }
        if (details.containsKey(found)) {
            facts.add(cut(details.get(found)));
        }
        if (!found.extension().isEmpty()) {
            facts.add("extension " + found.extension());
        }
        if (isHidden(found)) {
            facts.add("no privilege");
        }
        String line = found.kind().words() + ' ' + found.identity();
        if (!facts.isEmpty()) {
            line += ": " + String.join(", ", facts);
        }
        return found.comment().isEmpty() ? line : line + " -- " + cut(found.comment());
    }

    private String cut(String text) {
        return Figures.cut(text, full ? LONGEST_FULL_DETAIL : LONGEST_DETAIL);
    }

    private static List<String> size(RelationSummary summary) {
        List<String> facts = new ArrayList<>();
        summary.estimatedRows().ifPresent(rows -> facts.add("~" + Figures.plural(rows, "row")));
        summary.bytes().ifPresent(bytes -> facts.add(Figures.bytes(bytes)));
        facts.add(Figures.plural(summary.columns(), "column"));
        if (summary.partitions() > 0) {
            facts.add(Figures.plural(summary.partitions(), "partition"));
        }
        return facts;
    }

    private Map<String, Object> facts(FoundName found) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", found.kind().words());
        put(facts, "schema", found.schema());
        put(facts, "relation", found.relation());
        facts.put("name", found.name());
        facts.put("identity", found.identity());
        put(facts, "comment", cut(found.comment()));
        put(facts, "extension", found.extension());
        RelationSummary summary =
                ObjectKind.RELATIONS.contains(found.kind()) ? summaries.get(found.oid()) : null;
        if (summary != null) {
            summary.estimatedRows().ifPresent(rows -> facts.put("estimated_rows", rows));
            summary.bytes().ifPresent(bytes -> facts.put("bytes", bytes));
            facts.put("columns", summary.columns());
            if (summary.partitions() > 0) {
                facts.put("partitions", summary.partitions());
            }
        }
        if (details.containsKey(found)) {
            facts.put("detail", cut(details.get(found)));
        }
        if (isHidden(found)) {
            facts.put("readable", false);
        }
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private Utf8Buffer json(Utf8Buffer objects, int shown) {
        Utf8Buffer json = new Utf8Buffer(objects.length() + FRAME_BYTES);
        json.ascii("{\"objects\":[").raw(objects).ascii("]");
        // Without a row there is no total either.
        if (shown > 0) {
            long next = search.offset() + (long) shown;
            json.ascii(",\"total\":").ascii(Long.toString(page.total()));
            if (next < page.total()) {
                json.ascii(",\"next_offset\":").ascii(Long.toString(next));
            }
        }
        return json.ascii("}");
    }
}
