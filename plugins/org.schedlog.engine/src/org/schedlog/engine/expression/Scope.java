// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.schedlog.engine.column.Column;

/** The columns that an expression may name: all of the same number of rows. */
public interface Scope {

    /** @return the number of rows of each column */
    int size();

    /**
     * @param name
     *            a column's name as the expression has it, without back quotes
     * @return the column, of {@link #size()} rows, or empty when there is none of that name
     * @throws IOException
     *             when the column exists but cannot be had
     */
    Optional<Column> column(String name) throws IOException;

    /** @return the names that a user may have meant, for "did you mean"; need not be all that {@link #column} knows */
    Collection<String> names();
}
