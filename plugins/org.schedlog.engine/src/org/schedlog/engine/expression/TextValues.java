// SPDX-License-Identifier: EPL-2.0
package org.schedlog.engine.expression;

import java.util.List;

/**
 * Texts.
 *
 * @param codes
 *            for each row the index of its text
 * @param dictionary
 *            the texts; null is unknown
 */
record TextValues(LongValues codes, List<String> dictionary) implements Values {

    static TextValues constant(String text) {
        return new TextValues(LongValues.constant(0), List.of(text));
    }

    @Override
    public boolean isConstant() {
        return codes.isConstant();
    }
}
