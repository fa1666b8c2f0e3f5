// SPDX-License-Identifier: EPL-2.0
/**
 * Figure specs: reading them from JSON, and saying what is wrong with one and where.
 */
package org.schedlog.engine.spec;
