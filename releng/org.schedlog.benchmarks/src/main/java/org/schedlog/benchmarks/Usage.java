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

    /** Begins to watch. What Java needs for the first look is there afterwards, and takes no time of what is watched. */
    void watch() {
        look();
        cpuNanos();
        Thread watcher = new Thread(this::lookOnAndOn, "usage");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void lookOnAndOn() {
        try {
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        peakAnonymous = Math.max(peakAnonymous, status("RssAnon:"));
        peakHeap = Math.max(peakHeap, heap());
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

    /** A size in KiB. */
    private static long status(String key) {
        try {
            // by hand, as it is done every few milliseconds while something is measured
            String text = Files.readString(STATUS);
            int begin = text.indexOf(key) + key.length();
            int end = text.indexOf(" kB", begin);
            if (begin < key.length() || end < 0) {
                throw new IllegalStateException(STATUS + " does not say " + key);
            }
            return Long.parseLong(text.substring(begin, end).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
