// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * Is told what changes of CPUs, apart from who is current there. The times of one CPU's one value never descend. Times
 * are ns since the recording's first event.
 */
public interface CpuSink {

    /**
     * A run queue has another length.
     *
     * @param length
     *            how many threads run or wait there
     */
    void runQueue(long time, int cpu, int length);

    /**
     * A CPU has another frequency.
     *
     * @param frequency
     *            in kHz, 0 if it is unknown
     */
    void frequency(long time, int cpu, int frequency);

    /**
     * A CPU balances load, in another way than before.
     *
     * @param kind
     *            the events' name without its end, e.g. IDL_BLN_FAIR; null where balancing has ended
     */
    void balancing(long time, int cpu, String kind);
}
