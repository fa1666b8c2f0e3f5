// SPDX-License-Identifier: EPL-2.0
package org.schedlog.tracecompass.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** The bundles are part of a Trace Compass that runs and shows its window. */
@DisplayName("Trace Compass with the bundles")
class TraceCompassTest {

    @Test
    void the_product_is_trace_compass_and_its_window_is_open() {
        assertEquals("org.eclipse.tracecompass.rcp.branding.product", Platform.getProduct().getId());
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        assertNotNull(window);
        assertTrue(window.getShell().isVisible());
    }

    @Test
    void the_user_interface_bundle_starts() throws Exception {
        Bundle bundle = Platform.getBundle("org.schedlog.tracecompass.ui");
        bundle.start();
        assertEquals(Bundle.ACTIVE, bundle.getState());
    }
}
