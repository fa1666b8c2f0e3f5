// SPDX-License-Identifier: EPL-2.0
package org.schedlog.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.management.OperatingSystemMXBean;

/**
 * What this process used so far, by the accounting of Linux and of Java. A thread looks at it every few milliseconds.
 */
final class Usage {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long PERIOD_MILLIS = 10;
    private static final long KIB_PER_MIB = 1024;

    private volatile long peakAnonymous;
    private volatile long peakHeap;

    /** Begins to watch. */
    void watch() {
        Thread watcher = new Thread(this::look, "usage");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void look() {
        try {
            while (true) {
                peakAnonymous = Math.max(peakAnonymous, status("RssAnon:"));
                peakHeap = Math.max(peakHeap, heap());
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The most memory of its own that the process ever had, MiB: without the pages of mapped files, which the system
     * can take back.
     */
    long peakAnonymousMib() {
        return Math.max(peakAnonymous, status("RssAnon:")) / KIB_PER_MIB;
    }

    /** The most memory that the process ever had, MiB: with the pages of mapped files that it touched. */
    static long peakResidentMib() {
        return status("VmHWM:") / KIB_PER_MIB;
    }

    /** The most that Java's heap held whenever it was looked at, garbage included, MiB. */
    long peakHeapMib() {
        return Math.max(peakHeap, heap()) >> 20;
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Processor time of all threads, ns. */
    static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long status(String key) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(STATUS + " does not say " + key);
    }
}
