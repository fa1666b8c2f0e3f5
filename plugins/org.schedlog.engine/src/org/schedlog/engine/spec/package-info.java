// SPDX-License-Identifier: EPL-2.0
/**
 * Figures as data: the JSON instructions ("spec") that say which figure to draw from a recording, read, checked and
 * diagnosed. Nothing here looks into a recording except its event table.
 */
package org.schedlog.engine.spec;
