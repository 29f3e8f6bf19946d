/** Reads the objects of a PDF, strictly and within bounds, as far as signatures need them: what was added later, validation data, the place on the page. */
package org.khoso.sign.pdf;
