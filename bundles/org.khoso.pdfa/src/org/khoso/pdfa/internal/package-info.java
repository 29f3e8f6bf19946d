/** The parent's side of judging PDF/A: asks helper processes. */
package org.khoso.pdfa.internal;
