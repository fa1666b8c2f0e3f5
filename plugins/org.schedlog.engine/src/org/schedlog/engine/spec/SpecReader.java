// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads specs: JSON to {@link FigureSpec}. Everything that is wrong is found in one reading, each at its place; keys
 * that are not known are ignored. Stateless to its users; any thread may read.
 */
public final class SpecReader {

    private final Place document;
    private final Map<String, Integer> eventIds;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private SpecReader(String fileName, Map<String, Integer> eventIds) {
        this.document = Place.document(fileName);
        this.eventIds = eventIds;
    }

    /**
     * Reads a spec from a file.
     *
     * @param file
     *            a JSON file in UTF-8
     * @param eventIds
     *            the event ids of the recording that the figure will be made of
     * @return the spec, or the errors that prevent one; a file that cannot be read is such an error
     */
    public static SpecResult read(Path file, Map<String, Integer> eventIds) {
        return SpecText.of(file).read(eventIds);
    }

    /**
     * Reads a spec from a text.
     *
     * @param json
     *            the document
     * @param fileName
     *            what messages call it
     * @param eventIds
     *            the event ids of the recording that the figure will be made of
     * @return the spec, or the errors that prevent one
     */
    public static SpecResult read(String json, String fileName, Map<String, Integer> eventIds) {
        return new SpecReader(fileName, eventIds).read(json);
    }

    private SpecResult failed(String message) {
        diagnostics.add(Diagnostic.error(document, message));
        return new SpecResult(null, List.copyOf(diagnostics));
    }

    private SpecResult read(String text) {
        JsonDocument.Result json = JsonDocument.read(text.startsWith("\ufeff") ? text.substring(1) : text);
        json.notes().forEach(note -> note(document, note));
        if (json.root() == null) {
            return failed("This is no valid JSON: " + json.problem());
        }
        if (!(json.root() instanceof Json.Obj root)) {
            return failed("Expected an object with \"output\" and \"c\"; found " + json.root().kind());
        }
        Map<String, Json> members = root.members();
        List<String> input = members.containsKey("input") ? strings(members, "input") : List.of();
        List<String> output = output(members);
        FigureSpec.Kind kind = kind(output);
        List<Category> categories = categories(members.get("c"));
        Axis x = axis(members, "x");
        Axis y = axis(members, "y");
        FigureSpec spec = new FigureSpec(kind, document.file(), input, output, categories, x, y);
        SpecResult result = new SpecResult(spec, List.copyOf(diagnostics));
        return result.errors().isEmpty() ? result : new SpecResult(null, result.diagnostics());
    }

    private List<String> output(Map<String, Json> members) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : strings(members, "output")) {
            if (!names.add(name)) {
                note(document.inMember("output"), "\"output\" names the column " + name + " twice; it is taken once");
            }
        }
        return List.copyOf(names);
    }

    private List<String> strings(Map<String, Json> members, String key) {
        List<String> strings = new ArrayList<>();
        if (!(members.get(key) instanceof Json.Arr list)) {
            Json found = members.get(key);
            error(document.inMember(key), "Expected \"" + key + "\" with a list of column names"
                    + (found == null ? "" : "; found " + found.kind()));
            return strings;
        }
        for (Json item : list.items()) {
            if (item instanceof Json.Str string) {
                strings.add(EventVariables.substitute(string.value(), eventIds).text());
            } else {
                error(document.inMember(key), "Expected column names in \"" + key + "\"; found " + item.kind());
            }
        }
        return strings;
    }

    private FigureSpec.Kind kind(List<String> output) {
        for (FigureSpec.Kind kind : FigureSpec.Kind.values()) {
            if (output.containsAll(kind.required())) {
                return kind;
            }
        }
        boolean isLine = FigureSpec.Kind.LINES.required().stream().anyMatch(output::contains);
        if (isLine) {
            error(document.inMember("output"), "\"output\" lacks " + lacking(FigureSpec.Kind.LINES, output)
                    + "; lines need x0, y0, x1 and y1");
        } else {
            error(document.inMember("output"), "\"output\" lacks " + lacking(FigureSpec.Kind.POINTS, output)
                    + "; points need x and y, lines need x0, y0, x1 and y1");
        }
        return isLine ? FigureSpec.Kind.LINES : FigureSpec.Kind.POINTS;
    }

    private static String lacking(FigureSpec.Kind kind, Collection<String> output) {
        return String.join(", ", kind.required().stream().filter(name -> !output.contains(name)).toList());
    }

    private List<Category> categories(Json json) {
        List<Category> categories = new ArrayList<>();
        if (!(json instanceof Json.Arr list)) {
            error(document.inMember("c"), "Expected \"c\" with a list of categories"
                    + (json == null ? "" : "; found " + json.kind()));
            return categories;
        }
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Json.Obj category) {
                categories.add(category(i, category.members()));
            } else {
                error(document.inCategory(i, ""),
                        "Expected an object with \"label\", \"color\" and \"concatenate\"; found "
                        + list.items().get(i).kind());
            }
        }
        return categories;
    }

    private Category category(int index, Map<String, Json> members) {
        PipelineReader reader = new PipelineReader(eventIds, diagnostics);
        String label = members.get("label") instanceof Json.Str string
                ? EventVariables.substitute(string.value(), eventIds).text() : "";
        Place place = document.inCategory(index, label);
        checkLabel(members.get("label"), place);
        int color = color(members.get("color"), index, place);
        boolean hide = hide(members.get("hide_hovertool"), place);
        List<Pipeline> pipelines = reader.pipelines(members.get("concatenate"), place);
        if (members.get("label") instanceof Json.Str string) {
            reader.text(string);
        }
        Category category = new Category(index, label, color, hide, null, pipelines);
        return reader.missing().isEmpty() ? category : category.withoutEvents(List.copyOf(reader.missing()));
    }

    private void checkLabel(Json json, Place place) {
        if (json == null) {
            note(place, "The category has no \"label\"");
        } else if (!(json instanceof Json.Str)) {
            error(place.inMember("label"), "Expected a string as \"label\"; found " + json.kind());
        }
    }

    private int color(Json json, int index, Place place) {
        int otherwise = Colors.byDefault(index);
        String instead = String.format("; #%06x is taken", otherwise);
        if (json == null) {
            note(place, "The category has no \"color\"" + instead);
            return otherwise;
        }
        if (!(json instanceof Json.Str string)) {
            error(place.inMember("color"), "Expected a string such as \"#ff0000\" as \"color\"; found " + json.kind());
            return otherwise;
        }
        OptionalInt color = Colors.parse(EventVariables.substitute(string.value(), eventIds).text());
        if (color.isEmpty()) {
            note(place.inMember("color"), "\"" + string.value()
                    + "\" is neither a colour such as #ff0000 nor the name of one" + instead);
        }
        return color.orElse(otherwise);
    }

    private boolean hide(Json json, Place place) {
        if (json != null && !(json instanceof Json.Bool)) {
            error(place.inMember("hide_hovertool"),
                    "Expected true or false as \"hide_hovertool\"; found " + json.kind());
        }
        return json instanceof Json.Bool bool && bool.value();
    }

    private Axis axis(Map<String, Json> members, String key) {
        Json json = members.get(key);
        if (json == null) {
            return Axis.UNSPECIFIED;
        }
        if (!(json instanceof Json.Obj axis)) {
            note(document.inMember(key),
                    "Expected an object with \"label\" and \"unit\" as \"" + key + "\"; found " + json.kind());
            return Axis.UNSPECIFIED;
        }
        return new Axis(axisText(axis, key, "label"), axisText(axis, key, "unit"));
    }

    private String axisText(Json.Obj axis, String axisKey, String key) {
        Json json = axis.members().get(key);
        if (json instanceof Json.Str string) {
            return EventVariables.substitute(string.value(), eventIds).text();
        }
        if (json != null) {
            note(document.inMember(axisKey),
                    "Expected a string as \"" + key + "\" of \"" + axisKey + "\"; found " + json.kind());
        }
        return null;
    }

    private void error(Place place, String message) {
        diagnostics.add(Diagnostic.error(place, message));
    }

    private void note(Place place, String message) {
        diagnostics.add(Diagnostic.note(place, message));
    }
}
