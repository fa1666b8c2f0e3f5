// SPDX-License-Identifier: EPL-2.0
/**
 * Reads recordings: tar, npz, npy, raw per-CPU dumps, event tables and text members. It turns them into columns.
 */
package org.schedlog.engine.archive;
