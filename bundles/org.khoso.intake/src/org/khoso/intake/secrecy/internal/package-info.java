/** Finds marks of State secrecy before anything of the marked material is kept. */
package org.khoso.intake.secrecy.internal;
