/** Contracts of what reads and judges files. */
package org.khoso.testkit.media;
