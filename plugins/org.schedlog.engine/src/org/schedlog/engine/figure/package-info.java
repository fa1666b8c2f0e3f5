// SPDX-License-Identifier: EPL-2.0
/**
<<<<<<< HEAD
 * Figures of a recording: a spec evaluated to frames of lines or points, their statistics, and tables of them in files.
=======
 * Figures: the lines and points that a spec selects of a recording, and answers about them per pixel and row.
>>>>>>> compute
 */
package org.schedlog.engine.figure;
