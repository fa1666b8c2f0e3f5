// SPDX-License-Identifier: EPL-2.0
/**
 * Measures the engine: JMH benchmarks of its stages ({@code *Benchmark}), and the jobs of {@code releng/benchmark},
 * each in a fresh Java as a user meets it ({@link org.schedlog.benchmarks.Jobs}, {@link
 * org.schedlog.benchmarks.Report}).
 */
package org.schedlog.benchmarks;
