// SPDX-License-Identifier: EPL-2.0
/**
 * The query language: pandas' {@code DataFrame.query} over typed columns.
 * {@link org.schedlog.engine.expression.ExpressionParser} makes a tree of a text,
 * {@link org.schedlog.engine.expression.Evaluation} finds the rows for which a tree holds or gives the column of its
 * values.
 */
package org.schedlog.engine.expression;
