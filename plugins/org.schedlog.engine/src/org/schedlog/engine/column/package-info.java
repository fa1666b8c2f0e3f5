// SPDX-License-Identifier: EPL-2.0
/**
 * Recordings and their columns: typed, immutable, read by row number, kept in mapped files. This package knows neither
 * archives nor computing; every other package of the engine builds on it.
 */
package org.schedlog.engine.column;
