/** The parent's side of rule packs: finds them, and asks helper processes. */
package org.khoso.schematron.internal;
