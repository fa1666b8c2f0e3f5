// SPDX-License-Identifier: EPL-2.0
/**
 * Figures: the lines and points that a spec selects of a recording, answers about them per pixel and row, their
 * statistics, and tables of them in files.
 */
package org.schedlog.engine.figure;
