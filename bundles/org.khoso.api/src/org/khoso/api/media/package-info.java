/** Contracts for reading files. */
package org.khoso.api.media;
