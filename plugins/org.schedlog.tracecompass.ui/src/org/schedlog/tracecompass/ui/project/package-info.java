// SPDX-License-Identifier: EPL-2.0
/** Commands on the recordings of a tracing project: a part of them as new ones, and aligning those of an experiment. */
package org.schedlog.tracecompass.ui.project;
