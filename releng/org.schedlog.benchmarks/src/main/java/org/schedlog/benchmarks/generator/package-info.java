// SPDX-License-Identifier: EPL-2.0
/**
 * Makes recordings of any size for benchmarks: a seeded simulation of a machine that compiles a large program, written
 * as a SchedLog tarball. Equal settings give equal files, byte for byte. Little stays on the heap: columns are
 * spooled to temporary files beside the result.
 */
package org.schedlog.benchmarks.generator;
