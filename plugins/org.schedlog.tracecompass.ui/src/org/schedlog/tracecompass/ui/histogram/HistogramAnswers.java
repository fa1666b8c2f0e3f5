// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui.histogram;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.tracecompass.tmf.ui.views.histogram.HistogramRequest;
import org.schedlog.tracecompass.core.trace.RequestAnswer;

/** Answers what the Histogram view asks of a recording or an experiment of recordings. */
public final class HistogramAnswers implements IAdapterFactory {

    @Override
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        if (type == RequestAnswer.class && adaptable instanceof HistogramRequest request) {
            return type.cast((RequestAnswer) wanted -> HistogramFill.of(request).map(fill -> fill.fill(wanted))
                    .orElse(false));
        }
        return null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[] { RequestAnswer.class };
    }
}
