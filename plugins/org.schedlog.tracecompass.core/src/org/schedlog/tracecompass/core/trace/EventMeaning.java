// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

/**
 * What the columns of one kind of event mean, in words, as the SchedLog kernel defines it. {@link ArgumentText} writes
 * the arguments of single events accordingly.
 *
 * @param pid
 *            which thread the column pid names
 * @param arg0
 *            what arg0 holds; empty where it says nothing or that is not known
 * @param arg1
 *            what arg1 holds; empty likewise
 */
public record EventMeaning(String pid, String arg0, String arg1) {

    private static final EventMeaning UNKNOWN = new EventMeaning("", "", "");

    /**
     * @param event
     *            an event's name, e.g. CTX_SWITCH
     * @return what its columns mean; empty texts for an event that is not known here
     */
    public static EventMeaning of(String event) {
        return switch (event) {
        case "EXEC" -> new EventMeaning("thread that calls exec", "command name, bytes 4-7", "command name, bytes 0-3");
        case "EXIT" -> new EventMeaning("exiting thread", "", "");
        case "WAKEUP" -> new EventMeaning("woken thread", "", "");
        case "WAKEUP_NEW" -> new EventMeaning("new thread", "", "");
        case "BLOCK", "BLOCK_IO" -> new EventMeaning("blocked thread", "", "");
        case "FORK" -> new EventMeaning("child", "pid of the parent", "");
        case "TICK" -> new EventMeaning("running thread", "need_resched", "frequency in kHz, 0 if unknown");
        case "CTX_SWITCH" -> new EventMeaning("thread that leaves the CPU", "pid of the next thread", "");
        case "MIGRATE" -> new EventMeaning("migrating thread", "old CPU", "new CPU");
        case "RQ_SIZE" -> new EventMeaning("running thread", "length of the run queue (nr_running)",
                "change of that length");
        case "WAIT_FUTEX" -> futex("waiting thread");
        case "WAKE_FUTEX" -> futex("woken thread");
        case "WAKER_FUTEX" -> futex("waking thread");
        case "USER_EVT" -> new EventMeaning("thread that wrote the event", "the program's own", "the program's own");
        default -> ArgumentText.isBalancing(event)
                ? new EventMeaning("running thread", "address of the scheduling domain, upper half", "lower half")
                : UNKNOWN;
        };
    }

    private static EventMeaning futex(String thread) {
        return new EventMeaning(thread, "address of the futex, upper half", "lower half");
    }
}
