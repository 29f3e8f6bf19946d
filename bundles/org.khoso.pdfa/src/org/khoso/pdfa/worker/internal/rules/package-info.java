/** Tests of veraPDF's rules without a script engine: what they are written in is read once and run as objects. */
package org.khoso.pdfa.worker.internal.rules;
