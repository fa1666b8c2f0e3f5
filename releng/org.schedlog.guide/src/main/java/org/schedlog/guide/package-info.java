// SPDX-License-Identifier: EPL-2.0
/** The user guide: Markdown pages, which become pages of Eclipse's help. Depends on nothing of SchedLog. */
package org.schedlog.guide;
