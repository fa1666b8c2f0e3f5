// SPDX-License-Identifier: EPL-2.0
/**
 * Columns that are computed from recorded ones, and the names of threads. Each takes one pass over the rows, in blocks,
 * and memory for as many keys (CPUs, threads) as really occur. Depends on the columns only.
 */
package org.schedlog.engine.compute;
