/** Use cases around signatures: files, packages, heads of the journal. */
package org.khoso.core.sign;
