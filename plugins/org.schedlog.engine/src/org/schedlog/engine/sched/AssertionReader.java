// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.schedlog.engine.column.TimeText;

/**
 * Reads assertions from JSON: an object whose member {@code assertions} is a list of objects. Their members:
 * <ul>
 * <li>{@code function}: see {@link Assertion.Function}; required.
 * <li>{@code task}: {@code {"pid": 4711}} or {@code {"comm": "worker"}}; required except for {@code violations}.
 * <li>{@code name}: what to call it; default: the function.
 * <li>{@code level}, {@code node}: a level of the topology and the CPUs of one of its nodes; required for
 * {@code residency}. Without a level any
 * CPUs.
 * <li>{@code from}, {@code to}: two nodes, of {@code switch}.
 * <li>{@code window}: "FROM,TO", numbers of ns or with ns, us, ms, s; default: the whole recording.
 * <li>{@code unit}: ns (default), us, ms, s or percent.
 * <li>{@code align}: start (default) or end; {@code statistic}: median (default), mean or count, of {@code period}.
 * <li>{@code percentile}: a number up to 100, of {@code latency}; {@code statistic}: median, mean, count or max
 * (default).
 * <li>{@code operator}: {@code == != < <= > >= between}; required except for {@code switch}, which is expected at least
 * once by default.
 * <li>{@code expected}: a number; {@code [low, high]} for between; for first_cpu and last_cpu with == or != also a list
 * of CPUs.
 * </ul>
 * Unknown members are refused: a misspelt one would make an assertion hold that nobody wrote.
 */
public final class AssertionReader {

    private static final Set<String> MEMBERS = Set.of("name", "function", "task", "level", "node", "from", "to",
            "window", "unit", "align",
            "statistic", "percentile", "operator", "expected");

    private final JsonObject json;
    private final String where;

    private AssertionReader(JsonObject json, int number) {
        this.json = json;
        this.where = "assertion " + number;
    }

    /**
     * @param text
     *            the JSON text
     * @return the assertions in their order
     * @throws AssertionException
     *             when these are none
     */
    public static List<Assertion> read(String text) throws AssertionException {
        JsonElement root;
        try {
            root = JsonText.read(text);
        } catch (JsonText.NoJsonException e) {
            throw new AssertionException(e.getMessage());
        }
        if (!root.isJsonObject() || !root.getAsJsonObject().has("assertions") || !root.getAsJsonObject()
                .get("assertions").isJsonArray()) {
            throw new AssertionException("expected an object with a list \"assertions\"");
        }
        List<Assertion> assertions = new ArrayList<>();
        for (JsonElement element : root.getAsJsonObject().getAsJsonArray("assertions")) {
            int number = assertions.size() + 1;
            if (!element.isJsonObject()) {
                throw new AssertionException("assertion " + number + ": expected an object");
            }
            assertions.add(new AssertionReader(element.getAsJsonObject(), number).assertion());
        }
        return assertions;
    }

    private AssertionException wrong(String what) {
        return new AssertionException(where + ": " + what);
    }

    private Assertion assertion() throws AssertionException {
        for (String member : json.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw wrong("unknown member \"" + member + "\"");
            }
        }
        Assertion.Function function = constant(Assertion.Function.class, "function", null);
        JsonObject task = json.has("task") && json.get("task").isJsonObject() ? json.getAsJsonObject("task") : null;
        boolean byPid = task != null && task.has("pid");
        boolean byComm = task != null && task.has("comm");
        if (function != Assertion.Function.VIOLATIONS && byPid == byComm) {
            throw wrong("expected \"task\": {\"pid\": 4711} or {\"comm\": \"worker\"}");
        }
        List<Integer> node = cpus("node", function == Assertion.Function.RESIDENCY);
        boolean isSwitch = function == Assertion.Function.SWITCH;
        Assertion.Operator operator = operator(isSwitch);
        Assertion.Statistic statistic = statistic(function);
        boolean counts = statistic != null && statistic.kind() == Assertion.Statistic.Kind.COUNT;
        return new Assertion(json.has("name") ? text(json, "name") : function.word(), function, byPid ? pid(task)
                : null,
                byComm ? text(task, "comm") : null, json.has("level") ? text(json, "level") : null, node,
                cpus("from", isSwitch),
                cpus("to", isSwitch), window(), counts ? Assertion.Unit.NONE : unit(function), statistic, operator,
                expected(function, operator, isSwitch));
    }

    private <E extends Enum<E>> E constant(Class<E> type, String member, E byDefault) throws AssertionException {
        if (!json.has(member) && byDefault != null) {
            return byDefault;
        }
        String word = json.has(member) ? text(json, member) : "";
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw wrong("\"" + member + "\" is " + (word.isEmpty() ? "missing" : "\"" + word + "\"") + "; expected one of "
                + Arrays.stream(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ")));
    }

    private String text(JsonObject object, String member) throws AssertionException {
        JsonElement value = object.get(member);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw wrong("\"" + member + "\": expected a text");
        }
        return value.getAsString();
    }

    private double number(String member, JsonElement value) throws AssertionException {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong("\"" + member + "\": expected a number, not " + value);
        }
        return value.getAsDouble();
    }

    private int pid(JsonObject task) throws AssertionException {
        double pid = number("pid", task.get("pid"));
        if (pid != (int) pid) {
            throw wrong("\"pid\": expected a whole number");
        }
        return (int) pid;
    }

    private List<Integer> cpus(String member, boolean required) throws AssertionException {
        if (!json.has(member) && !required) {
            return List.of();
        }
        boolean list = json.has(member) && json.get(member).isJsonArray() && json.getAsJsonArray(member).size() > 0;
        if (!list) {
            throw wrong("\"" + member + "\": expected a list of CPUs, e.g. [0,1]");
        }
        List<Integer> cpus = new ArrayList<>();
        for (JsonElement cpu : json.getAsJsonArray(member)) {
            double number = number(member, cpu);
            if (number != (int) number || number < 0) {
                throw wrong("\"" + member + "\": " + cpu + " is no CPU");
            }
            cpus.add((int) number);
        }
        return cpus;
    }

    private TimeWindow window() throws AssertionException {
        if (!json.has("window")) {
            return null;
        }
        String[] moments = text(json, "window").split(",", -1);
        if (moments.length != 2) {
            throw wrong("\"window\": expected \"FROM,TO\" such as \"200ms,1.5s\"");
        }
        long from = moment(moments[0]);
        long to = moment(moments[1]);
        if (from > to) {
            throw wrong("\"window\": it ends before it begins");
        }
        return new TimeWindow(from, to);
    }

    private long moment(String text) throws AssertionException {
        try {
            return TimeText.nanoseconds(text);
        } catch (IllegalArgumentException e) {
            throw wrong("\"window\": " + e.getMessage());
        }
    }

    private Assertion.Unit unit(Assertion.Function function) throws AssertionException {
        Assertion.Unit byDefault = function.isCount() ? Assertion.Unit.NONE
                : function == Assertion.Function.DUTYCYCLE ? Assertion.Unit.PERCENT : Assertion.Unit.NS;
        Assertion.Unit unit = constant(Assertion.Unit.class, "unit", byDefault);
        boolean ofSomething = Set.of(Assertion.Function.RESIDENCY, Assertion.Function.RUNTIME,
                Assertion.Function.DUTYCYCLE,
                Assertion.Function.VIOLATIONS).contains(function);
        boolean percent = unit == Assertion.Unit.PERCENT;
        boolean fits = byDefault == Assertion.Unit.NS ? !percent || ofSomething : unit == byDefault;
        if (!fits || unit == Assertion.Unit.NONE && byDefault != Assertion.Unit.NONE) {
            throw wrong("\"unit\": " + function.word() + " is not given in " + unit.word());
        }
        return unit;
    }

    private Assertion.Statistic statistic(Assertion.Function function) throws AssertionException {
        boolean period = function == Assertion.Function.PERIOD;
        if (!period && function != Assertion.Function.LATENCY) {
            return null;
        }
        SwitchFunctions.Align align = period ? constant(SwitchFunctions.Align.class, "align",
                SwitchFunctions.Align.START) : null;
        if (json.has("percentile")) {
            double percentile = number("percentile", json.get("percentile"));
            if (percentile <= 0 || percentile > 100) {
                throw wrong("\"percentile\": expected more than 0 and at most 100");
            }
            return new Assertion.Statistic(Assertion.Statistic.Kind.PERCENTILE, percentile, align);
        }
        Assertion.Statistic.Kind byDefault = period ? Assertion.Statistic.Kind.MEDIAN : Assertion.Statistic.Kind.MAX;
        Assertion.Statistic.Kind kind = constant(Assertion.Statistic.Kind.class, "statistic", byDefault);
        if (kind == Assertion.Statistic.Kind.PERCENTILE) {
            throw wrong("\"percentile\" is missing");
        }
        return new Assertion.Statistic(kind, 0, align);
    }

    private Assertion.Operator operator(boolean optional) throws AssertionException {
        if (!json.has("operator") && optional) {
            return Assertion.Operator.AT_LEAST;
        }
        String word = json.has("operator") ? text(json, "operator") : "";
        return Assertion.Operator.of(word)
                .orElseThrow(() -> wrong("\"operator\": expected one of " + Assertion.Operator.words()));
    }

    private List<Double> expected(Assertion.Function function, Assertion.Operator operator, boolean optional)
            throws AssertionException {
        if (!json.has("expected") && optional) {
            return List.of(1.0);
        }
        JsonElement value = json.get("expected");
        if (value == null) {
            throw wrong("\"expected\" is missing");
        }
        boolean between = operator == Assertion.Operator.BETWEEN;
        boolean alternatives = function.isCpu() && (operator == Assertion.Operator.EQUAL
                || operator == Assertion.Operator.UNEQUAL);
        if (!value.isJsonArray()) {
            if (between) {
                throw wrong("\"expected\": expected [low, high]");
            }
            return List.of(number("expected", value));
        }
        JsonArray array = value.getAsJsonArray();
        List<Double> numbers = new ArrayList<>();
        for (JsonElement element : array) {
            numbers.add(number("expected", element));
        }
        if (between ? numbers.size() != 2 : !alternatives || numbers.isEmpty()) {
            throw wrong(between ? "\"expected\": expected [low, high]" : "\"expected\": expected a number");
        }
        return numbers;
    }
}
