package bench;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all measures gave, as tables for people or one document of JSON. */
final class Report {

    private static final String NOTHING = "-";
    private static final String LEGEND =
            """

            (x): against psql or pgbench in the same run. null server: an empty program in Java,
            which is what the benchmark itself costs. Medians, but the minimum of CPU time.
            """;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, Object> machine;
    private final Map<Measure, Samples> results = new LinkedHashMap<>();

    Report(Map<String, Object> machine) {
        this.machine = machine;
    }

    void add(Measure measure, Samples samples) {
        results.put(measure, samples);
    }

    /** One JSON document. */
    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine);
        results.forEach((measure, samples) -> document.put(measure.key(), json(measure, samples)));
        return JSON.writeValueAsString(document) + "\n";
    }

    private static Map<String, Object> json(Measure measure, Samples samples) {
        Map<String, Object> everybody = new LinkedHashMap<>();
        for (String who : samples.names()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            for (Column column : measure.columns()) {
                List<Double> values = samples.get(who, column.key());
                if (!values.isEmpty()) {
                    figures.put(column.key(), column.of(values));
                    figures.put(column.key() + "_samples", values);
                }
                List<Double> floor = samples.get(measure.floor(), column.key());
                if (column.compared() && !values.isEmpty() && !floor.isEmpty()) {
                    figures.put(column.key() + "_ratio", column.of(values) / column.of(floor));
                }
            }
            samples.problem(who).ifPresent(problem -> figures.put("problem", problem));
            everybody.put(who, figures);
        }
        return everybody;
    }

    /** Tables, with the ratio to psql or pgbench behind each figure that has one. */
    String text() {
        var text = new StringBuilder();
        machine.forEach((name, value) -> text.append("%-12s%s%n".formatted(name, value)));
        results.forEach((measure, samples) -> text.append(table(measure, samples)));
        return text.append(LEGEND).toString();
    }

    private static String table(Measure measure, Samples samples) {
        List<List<String>> lines = new ArrayList<>();
        var problems = new StringBuilder();
        for (String who : samples.names()) {
            List<String> line = new ArrayList<>(List.of("  " + who));
            measure.columns().forEach(column -> line.add(cell(measure, samples, who, column)));
            lines.add(line);
            samples.problem(who)
                    .ifPresent(why -> problems.append("  %s: %s%n".formatted(who, why)));
        }
        return "%n%s%n%s%s"
                .formatted(measure.title(), aligned(withTitles(measure, lines)), problems);
    }

    private static List<List<String>> withTitles(Measure measure, List<List<String>> lines) {
        List<String> titles = new ArrayList<>(List.of(""));
        measure.columns().forEach(column -> titles.add(column.title()));
        List<List<String>> all = new ArrayList<>(List.of(titles));
        all.addAll(lines);
        return all;
    }

    private static String cell(Measure measure, Samples samples, String who, Column column) {
        List<Double> values = samples.get(who, column.key());
        if (values.isEmpty()) {
            return NOTHING;
        }
        double value = column.of(values);
        List<Double> floor = samples.get(measure.floor(), column.key());
        if (!column.compared() || floor.isEmpty()) {
            return column.unit().text(value);
        }
        return String.format(
                Locale.ROOT, "%s (%.2fx)", column.unit().text(value), value / column.of(floor));
    }

    private static String aligned(List<List<String>> lines) {
        var text = new StringBuilder();
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                int index = column;
                int width = lines.stream().mapToInt(row -> row.get(index).length()).max().orElse(0);
                String pattern = column == 0 ? "%-" + width + "s" : "%" + (width + 3) + "s";
                text.append(pattern.formatted(line.get(column)));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
