/** Digitisation campaigns: planned, changed, measured against what is done. */
package org.khoso.core.campaign;
