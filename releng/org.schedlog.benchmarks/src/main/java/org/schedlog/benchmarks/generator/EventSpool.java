// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks.generator;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the simulation's events in files, a file for each column, and the command's id that is in force in each row.
 */
final class EventSpool implements EventSink, Closeable {

    private final List<ColumnFile> files = new ArrayList<>();
    final ColumnFile timestamp;
    final ColumnFile cpu;
    final ColumnFile pid;
    final ColumnFile event;
    final ColumnFile arg0;
    final ColumnFile arg1;
    final ColumnFile comm;
    private byte[] commandOfPid = new byte[1 << 16];
    private int rows;

    EventSpool(Path folder) throws IOException {
        timestamp = create(folder, "timestamp", Long.BYTES);
        cpu = create(folder, "cpu", Short.BYTES);
        pid = create(folder, "pid", Integer.BYTES);
        event = create(folder, "event", Byte.BYTES);
        arg0 = create(folder, "arg0", Integer.BYTES);
        arg1 = create(folder, "arg1", Integer.BYTES);
        comm = create(folder, "comm", Byte.BYTES);
    }

    private ColumnFile create(Path folder, String name, int width) throws IOException {
        ColumnFile file = new ColumnFile(folder.resolve(name), width);
        files.add(file);
        return file;
    }

    @Override
    public void accept(long time, int cpuThen, int pidThen, EventKind kind, int first, int second) throws IOException {
        if (pidThen >= commandOfPid.length) {
            commandOfPid = Arrays.copyOf(commandOfPid, Math.max(pidThen + 1, 2 * commandOfPid.length));
        }
        if (kind == EventKind.EXEC) {
            commandOfPid[pidThen] = (byte) Names.id(Names.of(first, second));
        }
        timestamp.append(time);
        cpu.append(cpuThen);
        pid.append(pidThen);
        event.append(kind.ordinal());
        arg0.append(first);
        arg1.append(second);
        comm.append(commandOfPid[pidThen]);
        rows++;
    }

    /** How many events there are. */
    int rows() {
        return rows;
    }

    /** Ends the writing; rows can be read from now on. */
    void finish() throws IOException {
        for (ColumnFile file : files) {
            file.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (ColumnFile file : files) {
            file.close();
        }
    }
}
