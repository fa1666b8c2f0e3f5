// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.schedlog.engine.expression.Expression;
import org.schedlog.engine.expression.ExpressionException;
import org.schedlog.engine.expression.ExpressionParser;
import org.schedlog.engine.expression.Suggestions;

/** Reads the pipelines of one category. For one thread. */
final class PipelineReader {

    private static final String QUERY = "query";
    private static final String ASSIGN = "=";

    private final Map<String, Integer> eventIds;
    private final List<Diagnostic> diagnostics;
    private final Set<String> missing = new TreeSet<>();

    PipelineReader(Map<String, Integer> eventIds, List<Diagnostic> diagnostics) {
        this.eventIds = eventIds;
        this.diagnostics = diagnostics;
    }

    /** The event names met so far that the table lacks, sorted. */
    Set<String> missing() {
        return missing;
    }

    List<Pipeline> pipelines(Json concatenate, Place category) {
        List<Pipeline> pipelines = new ArrayList<>();
        if (!(concatenate instanceof Json.Arr list)) {
            error(category.inMember("concatenate"), "Expected \"concatenate\" with a list of pipelines"
                    + (concatenate == null ? "" : "; found " + concatenate.kind()));
            return pipelines;
        }
        for (int i = 0; i < list.items().size(); i++) {
            Place place = category.inPipeline(i);
            if (list.items().get(i) instanceof Json.Arr steps) {
                pipelines.add(pipeline(steps.items(), place));
            } else {
                error(place, "Expected a list of steps; found " + list.items().get(i).kind());
            }
        }
        return pipelines;
    }

    private Pipeline pipeline(List<Json> items, Place pipeline) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Place place = pipeline.inStep(i);
            if (!(items.get(i) instanceof Json.Arr step)) {
                error(place, "Expected a step such as [\"query\", \"event == 5\"]; found " + items.get(i).kind());
            } else if (step.items().isEmpty() || !(step.items().get(0) instanceof Json.Str name)) {
                error(place, "A step begins with its name, \"query\" or \"=\"");
            } else if (text(name).equals(QUERY)) {
                query(step.items(), i, place, steps);
            } else if (text(name).equals(ASSIGN)) {
                assign(step.items(), i, place, steps);
            } else {
                error(place, "Unknown step \"" + name.value() + "\", expected \"query\" or \"=\""
                        + Suggestions.didYouMean(name.value(), List.of(QUERY)));
            }
        }
        return new Pipeline(steps);
    }

    private void query(List<Json> step, int index, Place place, List<Step> steps) {
        if (step.size() != 2 || !(step.get(1) instanceof Json.Str text)) {
            error(place, "Expected [\"query\", \"EXPRESSION\"] with one string");
            return;
        }
        EventVariables.Substituted source = EventVariables.substituteForCheck(text.value(), eventIds);
        missing.addAll(source.missing());
        try {
            Expression condition = ExpressionParser.parse(source.text());
            steps.add(new Step.Query(index, condition, source));
        } catch (ExpressionException e) {
            error(place.atOffset(source.originalOffset(e.position())), e.getMessage());
        }
    }

    private void assign(List<Json> step, int index, Place place, List<Step> steps) {
        if (step.size() != 3 || !(step.get(1) instanceof Json.Str name)) {
            error(place, "Expected [\"=\", \"NAME\", VALUE]");
            return;
        }
        ValueReader values = new ValueReader(this, index, place);
        Value value = values.read(step.get(2));
        if (value != null) {
            steps.addAll(values.before());
            steps.add(new Step.Assign(index, text(name), value));
        }
    }

    /** A string of the document with its variables replaced. */
    String text(Json.Str string) {
        EventVariables.Substituted substituted = EventVariables.substitute(string.value(), eventIds);
        missing.addAll(substituted.missing());
        return substituted.text();
    }

    void error(Place place, String message) {
        diagnostics.add(Diagnostic.error(place, message));
    }

    void note(Place place, String message) {
        diagnostics.add(Diagnostic.note(place, message));
    }
}
