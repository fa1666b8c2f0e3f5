// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** The core bundle fits into a running Trace Compass. */
@DisplayName("The core bundle in Trace Compass")
class CoreBundleTest {

    @Test
    void it_resolves_and_starts() throws Exception {
        Bundle bundle = Platform.getBundle("org.schedlog.tracecompass.core");
        assertNotNull(bundle);
        bundle.start();
        assertEquals(Bundle.ACTIVE, bundle.getState());
    }
}
