// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.LongColumn;
import org.schedlog.engine.column.Progress;
import org.schedlog.engine.column.Recording;

/**
 * The steps of a pipeline done row by row on boxed numbers: slow, and too simple to be wrong. Integers are Long, others
 * Double.
 */
final class RowLoops {

    private final List<Row> rows;

    /** One row: a number by column. */
    static final class Row {

        private final Map<String, Number> values;

        Row(Map<String, Number> values) {
            this.values = values;
        }

        Number get(String name) {
            return values.get(name);
        }

        long l(String name) {
            return (Long) values.get(name);
        }

        double d(String name) {
            return values.get(name).doubleValue();
        }
    }

    private RowLoops(List<Row> rows) {
        this.rows = rows;
    }

    static RowLoops of(Recording recording, String... more) throws IOException {
        List<String> names = new ArrayList<>(Recording.REQUIRED);
        names.addAll(List.of(more));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < recording.events(); i++) {
            rows.add(new Row(new HashMap<>()));
        }
        for (String name : names) {
            Column column = recording.column(name, Progress.NONE).orElseThrow();
            long subtract = name.contains("timestamp") || name.equals("nxt_blk_wkp_of_same_pid") ? recording.start()
                    : 0;
            for (int i = 0; i < rows.size(); i++) {
                Number value = column instanceof LongColumn longs ? (Number) (longs.get(i) - subtract)
                        : doubleAt(column, i);
                rows.get(i).values.put(name, value);
            }
        }
        return new RowLoops(rows);
    }

    static double doubleAt(Column column, int row) {
        double[] value = new double[1];
        column.readDoubles(row, 1, value);
        return value[0];
    }

    RowLoops query(Predicate<Row> condition) {
        return new RowLoops(rows.stream().filter(condition).toList());
    }

    RowLoops set(String name, Function<Row, Number> value) {
        return with(name, rows.stream().map(value).toList());
    }

    private RowLoops with(String name, List<? extends Number> values) {
        List<Row> changed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, Number> row = new HashMap<>(rows.get(i).values);
            row.put(name, values.get(i));
            changed.add(new Row(row));
        }
        return new RowLoops(changed);
    }

    RowLoops rolling(String name, int window, Function<double[], Double> function, String column) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double[] last = rows.subList(Math.max(0, i - window + 1), i + 1).stream().mapToDouble(row -> row.d(column))
                    .toArray();
            boolean whole = last.length == window && IntStream.range(0, window).allMatch(k -> Double.isFinite(last[k]));
            values.add(whole ? function.apply(last) : Double.NaN);
        }
        return with(name, values);
    }

    RowLoops argsort(String name, String column) {
        List<Long> positions = new ArrayList<>(IntStream.range(0, rows.size()).mapToObj(Long::valueOf).toList());
        positions.sort(Comparator.comparing(position -> rows.get(position.intValue()).d(column) + 0.0));
        return with(name, positions);
    }

    /** The rows without NaN in these columns. */
    List<List<Number>> output(List<String> names) {
        return rows.stream().map(row -> names.stream().map(row::get).toList())
                .filter(values -> values.stream().noneMatch(value -> Double.isNaN(value.doubleValue()))).toList();
    }
}
