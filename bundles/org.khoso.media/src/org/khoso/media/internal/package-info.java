/** The parent's side of reading files: asks helper processes. */
package org.khoso.media.internal;
