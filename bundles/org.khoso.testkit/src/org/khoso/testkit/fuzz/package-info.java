/**
 * Input from outside, broken in many ways: a mutator for each shape of file, and a runner that lets nothing pass but a result or a
 * clear sentence.
 */
package org.khoso.testkit.fuzz;
