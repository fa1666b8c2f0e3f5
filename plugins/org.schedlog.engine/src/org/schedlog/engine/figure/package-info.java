// SPDX-License-Identifier: EPL-2.0
/**
 * Figures of a recording: a spec evaluated to frames of lines or points, their statistics, and tables of them in files.
 */
package org.schedlog.engine.figure;
