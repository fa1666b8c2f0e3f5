// SPDX-License-Identifier: EPL-2.0
/**
 * Figures: the lines and points that a spec selects of a recording, and answers about them per pixel and row.
 */
package org.schedlog.engine.figure;
