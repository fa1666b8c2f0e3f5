// SPDX-License-Identifier: EPL-2.0
/** The view "Event Types", and the events table that it can filter. */
package org.schedlog.tracecompass.ui.events;
