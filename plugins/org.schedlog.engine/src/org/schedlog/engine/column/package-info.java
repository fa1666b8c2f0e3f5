// SPDX-License-Identifier: EPL-2.0
/**
 * Recordings as typed columns, mapped from files and read at random by row.
 */
package org.schedlog.engine.column;
