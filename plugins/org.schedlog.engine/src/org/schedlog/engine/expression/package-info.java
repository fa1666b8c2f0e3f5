// SPDX-License-Identifier: EPL-2.0
/**
 * The query language: lexer, parser, type check, and evaluation over blocks of rows.
 */
package org.schedlog.engine.expression;
