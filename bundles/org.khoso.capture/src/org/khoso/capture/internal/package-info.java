/** Scanners, recognition of text, two-layer PDF. */
package org.khoso.capture.internal;
