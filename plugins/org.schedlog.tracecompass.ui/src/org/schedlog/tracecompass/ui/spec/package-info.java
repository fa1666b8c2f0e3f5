// SPDX-License-Identifier: EPL-2.0
/** Specifications as things of the user's: choosing, importing, editing, dropping them; the preference page. */
package org.schedlog.tracecompass.ui.spec;
