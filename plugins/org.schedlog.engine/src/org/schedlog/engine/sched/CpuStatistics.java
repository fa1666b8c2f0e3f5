// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * What one CPU did in a window. Busy and idle time add up to the window's length; both are 0 where the recording has no
 * switches of the CPU,
 * and in a window that lies outside of the recording.
 *
 * @param cpu
 *            its number
 * @param busy
 *            how long tasks other than the idle one were current, ns
 * @param idle
 *            how long the idle task was, ns
 * @param switches
 *            how many times another task became current
 * @param breaks
 *            how many switches of the whole recording leave another task than the one that was current: the kernel did
 *            not report what was
 *            between
 */
public record CpuStatistics(int cpu, long busy, long idle, long switches, long breaks) {
}
