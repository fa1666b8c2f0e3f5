// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core.trace;

import org.eclipse.tracecompass.analysis.os.linux.core.trace.IKernelTrace;

/**
 * A trace of a Linux kernel for which SchedLog has analyses of its own. The plug-in says of Trace Compass' analyses
 * that they do not apply to this type, and of ours that they apply to the class that implements it: so there is one of
 * each.
 */
public interface SchedLogTrace extends IKernelTrace {
}
