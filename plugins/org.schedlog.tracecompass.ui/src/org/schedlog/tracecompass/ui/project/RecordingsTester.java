// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.project;

import java.util.List;

import org.eclipse.core.expressions.PropertyTester;

/** The property {@code onlyRecordings} of an element of the Project Explorer: it is a recording or consists of some. */
public final class RecordingsTester extends PropertyTester {

    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        return !SelectedRecordings.of(List.of(receiver)).isEmpty();
    }
}
