// SPDX-License-Identifier: EPL-2.0
/**
 * Writes recordings: the tarball with its columns, its event table and its texts.
 */
package org.schedlog.engine.convert;
