// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.archive;

import org.schedlog.engine.column.Column;
import org.schedlog.engine.column.ColumnDraft;
import org.schedlog.engine.column.ColumnInfo;

/**
 * A column that was read but is not published yet.
 *
 * @param info
 *            its name and recorded type
 * @param draft
 *            its file
 * @param column
 *            its values
 */
record Drafted(ColumnInfo info, ColumnDraft draft, Column column) {
}
