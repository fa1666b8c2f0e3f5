// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.sched;

/**
 * Whether an assertion holds of one task.
 *
 * @param assertion
 *            the assertion
 * @param pid
 *            the task; null for an assertion on no task, or where there is no such task
 * @param ok
 *            whether it holds
 * @param actual
 *            the value found, in the assertion's unit; NaN where there is none
 * @param reason
 *            why there is none; else null
 */
public record AssertionResult(Assertion assertion, Integer pid, boolean ok, double actual, String reason) {
}
