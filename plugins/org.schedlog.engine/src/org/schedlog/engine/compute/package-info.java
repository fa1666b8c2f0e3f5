// SPDX-License-Identifier: EPL-2.0
/**
 * Columns that are not recorded: each is computed from others in one pass over the rows.
 */
package org.schedlog.engine.compute;
