// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

/** An expression whose names and types are known: ready to be evaluated over {@linkplain Block blocks}. Stateless. */
sealed interface Values permits LongValues, DoubleValues, TextValues, MaskValues {

    /** Whether every row has the same value, known without any column. */
    boolean isConstant();
}
